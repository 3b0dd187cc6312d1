package dev.patchbay.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.SecretException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against the keychain of this machine; `.ci/run` starts a gnome-keyring for it. It uses provider ids of its
/// own, so that a developer's real keys are left alone.
class KeychainStoreTest {
    private final KeyAccount account = new KeyAccount("test-" + UUID.randomUUID());
    private final PlatformStore store = new PlatformStore();

    @BeforeEach
    void aSecretServiceIsThere() {
        String bus = System.getenv("DBUS_SESSION_BUS_ADDRESS");
        boolean there = bus != null && DesktopBus.used() && store.persistent();
        if (System.getenv("PATCHBAY_CI") != null) {
            assertThat(there)
                    .as("a keychain in CI: %s", bus == null ? "no D-Bus session" : store.reason())
                    .isTrue();
        }
        assumeTrue(there, "Skipped: no D-Bus session with an unlocked secret service here");
    }

    @AfterEach
    void leaveNothingBehind() throws SecretException {
        store.remove(account);
        store.close();
    }

    @Test
    void aKeyIsInTheKeychainAsSeenFromOutsideAndGoneAfterRemoval() throws Exception {
        save("test-key-not-real");
        assertThat(secretTool("lookup")).isEqualTo("test-key-not-real");
        assertThat(secretTool("search")).contains("label = Patchbay|" + account);

        save("replaced-test-key");
        assertThat(secretTool("lookup")).isEqualTo("replaced-test-key");
        assertThat(read()).isEqualTo("replaced-test-key");

        store.remove(account);
        assertThat(secretTool("lookup")).isEmpty();
        assertThat(store.read(account)).isEmpty();
    }

    @Test
    void itCallsItselfWhatTheUserKnowsItAs() {
        assertThat(store.persistent()).isTrue();
        assertThat(store.reason()).isEmpty();
        assertThat(store.name()).isIn("GNOME Keyring", "KWallet", "KeePassXC", "the system keyring");
    }

    @Test
    void manyThreadsMayUseItAtOnce() throws Exception {
        save("test-key-not-real");
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            calls.add(i % 4 == 0 ? () -> save("test-key-not-real") : this::read);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo("test-key-not-real");
            }
        }
    }

    @Test
    void removingWhatIsNotThereDoesNothing() throws SecretException {
        store.remove(account);
        assertThat(store.read(account)).isEmpty();
    }

    private String save(String value) throws SecretException {
        try (var key = ApiKey.of(value)) {
            store.save(account, key);
            return value;
        }
    }

    private String read() throws SecretException {
        try (var key = store.read(account).orElseThrow()) {
            return key.reveal();
        }
    }

    private String secretTool(String command) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder("secret-tool", command, "service", "Patchbay", "account", account.value())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = tool.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            tool.waitFor();
            return said;
        }
    }
}
