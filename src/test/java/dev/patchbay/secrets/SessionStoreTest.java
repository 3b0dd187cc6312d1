package dev.patchbay.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ApiKey;
import org.junit.jupiter.api.Test;

class SessionStoreTest {
    private static final KeyAccount OPENAI = new KeyAccount("openai");
    private final SessionStore store = new SessionStore("There is no keychain here.");

    @Test
    void aKeyIsKeptUntilItIsRemoved() {
        save("test-key-not-real");
        assertThat(read()).isEqualTo("test-key-not-real");

        save("another-test-key");
        assertThat(read()).isEqualTo("another-test-key");

        store.remove(OPENAI);
        store.remove(OPENAI);
        assertThat(read()).isNull();
    }

    @Test
    void closingAKeyThatWasReadLeavesTheStoredOneWhole() {
        save("test-key-not-real");
        store.read(OPENAI).orElseThrow().close();
        assertThat(read()).isEqualTo("test-key-not-real");
    }

    @Test
    void aClosedStoreHasNothing() {
        save("test-key-not-real");
        store.close();
        assertThat(read()).isNull();
    }

    @Test
    void itSaysWhyKeysAreNotKept() {
        assertThat(store.persistent()).isFalse();
        assertThat(store.name()).isEqualTo("this session only");
        assertThat(store.reason()).isEqualTo("There is no keychain here.");
    }

    private void save(String value) {
        try (var key = ApiKey.of(value)) {
            store.save(OPENAI, key);
        }
    }

    private String read() {
        try (var key = store.read(OPENAI).orElse(null)) {
            return key == null ? null : key.reveal();
        }
    }
}
