package dev.patchbay.secrets;

import dev.patchbay.domain.ApiKey;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keys in memory, wiped when they are replaced, removed or the program ends. Safe for use by several threads.
public final class SessionStore implements SecretStore {
    private final Map<KeyAccount, char[]> keys = new HashMap<>();
    private final String reason;

    /// @param reason why keys are not kept in a keychain and what to do, in sentences
    public SessionStore(String reason) {
        this.reason = reason;
    }

    @Override
    public String name() {
        return "this session only";
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public synchronized Optional<ApiKey> read(KeyAccount account) {
        return Optional.ofNullable(keys.get(account)).map(CharBuffer::wrap).map(ApiKey::of);
    }

    @Override
    public synchronized void save(KeyAccount account, ApiKey key) {
        wipe(keys.put(account, key.reveal().toCharArray()));
    }

    @Override
    public synchronized void remove(KeyAccount account) {
        wipe(keys.remove(account));
    }

    @Override
    public synchronized void close() {
        keys.values().forEach(SessionStore::wipe);
        keys.clear();
    }

    private static void wipe(char @Nullable [] value) {
        if (value != null) {
            Arrays.fill(value, '\0');
        }
    }
}
