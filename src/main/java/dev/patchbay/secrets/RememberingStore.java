package dev.patchbay.secrets;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.SecretException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which providers have a key (never the key), so that what is asked at every keystroke does not
/// ask a keychain, which may ask its user. Safe for use by several threads.
public final class RememberingStore implements SecretStore {
    private final SecretStore store;
    private final Map<ProviderId, Presence> known = new ConcurrentHashMap<>();

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
    public Presence has(ProviderId provider) {
        Presence presence = known.get(provider);
        return presence != null ? presence : ask(provider);
    }

    private Presence ask(ProviderId provider) {
        try (var key = read(provider).orElse(null)) {
            return key == null ? Presence.ABSENT : Presence.PRESENT;
        } catch (SecretException e) {
            return Presence.UNKNOWN; // said to the user when a request needs the key
        }
    }

    @Override
    public Optional<ApiKey> read(ProviderId provider) throws SecretException {
        try {
            Optional<ApiKey> key = store.read(provider);
            known.put(provider, key.isPresent() ? Presence.PRESENT : Presence.ABSENT);
            return key;
        } catch (SecretException e) {
            known.put(provider, Presence.UNKNOWN);
            throw e;
        }
    }

    @Override
    public void save(ProviderId provider, ApiKey key) throws SecretException {
        store.save(provider, key);
        known.put(provider, Presence.PRESENT);
    }

    @Override
    public void remove(ProviderId provider) throws SecretException {
        store.remove(provider);
        known.put(provider, Presence.ABSENT);
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
