package dev.patchbay.secrets;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.SecretException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which accounts have a key (never the key), so that what is asked at every keystroke does not
/// ask a keychain, which may ask its user. Safe for use by several threads.
public final class RememberingStore implements SecretStore {
    private final SecretStore store;
    private final Map<KeyAccount, Presence> known = new ConcurrentHashMap<>();

    public RememberingStore(SecretStore store) {
        this.store = store;
    }

    /// Whether there is a key.
    public enum Presence {
        PRESENT,
        ABSENT,
        /// The store could not say when it was last asked.
        UNKNOWN
    }

    /// Asks the store at most once until something changes; blocks then.
    public Presence has(KeyAccount account) {
        Presence presence = known.get(account);
        return presence != null ? presence : ask(account);
    }

    private Presence ask(KeyAccount account) {
        try (var key = read(account).orElse(null)) {
            return key == null ? Presence.ABSENT : Presence.PRESENT;
        } catch (SecretException e) {
            return Presence.UNKNOWN; // said to the user when a request needs the key
        }
    }

    @Override
    public Optional<ApiKey> read(KeyAccount account) throws SecretException {
        try {
            Optional<ApiKey> key = store.read(account);
            known.put(account, key.isPresent() ? Presence.PRESENT : Presence.ABSENT);
            return key;
        } catch (SecretException e) {
            known.put(account, Presence.UNKNOWN);
            throw e;
        }
    }

    @Override
    public void save(KeyAccount account, ApiKey key) throws SecretException {
        store.save(account, key);
        known.put(account, Presence.PRESENT);
    }

    @Override
    public void remove(KeyAccount account) throws SecretException {
        store.remove(account);
        known.put(account, Presence.ABSENT);
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public boolean persistent() {
        return store.persistent();
    }

    @Override
    public String reason() {
        return store.reason();
    }

    @Override
    public void close() {
        store.close();
    }
}
