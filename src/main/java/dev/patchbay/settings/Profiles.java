package dev.patchbay.settings;

import dev.patchbay.domain.Profile;
import dev.patchbay.store.ProfileStore;
import org.jspecify.annotations.Nullable;

/// The profile in use. Blocks on the database, for the first reading and for every saving; then throws
/// [dev.patchbay.domain.StorageException] if it fails. Safe for use by several threads.
public final class Profiles {
    private final ProfileStore store;
    private @Nullable Profile current;

    public Profiles(ProfileStore store) {
        this.store = store;
    }

    public synchronized Profile current() {
        if (current == null) {
            current = store.current().orElseGet(Profile::initial);
        }
        return current;
    }

    public synchronized void save(Profile profile) {
        store.save(profile);
        current = profile;
    }

    /// Reads it anew at the next use: the database is another one.
    public synchronized void forget() {
        current = null;
    }

    /// Writes the profile as it is known, if it is: after the database was opened again, or replaced by a new one.
    public synchronized void saveAgain() {
        if (current != null) {
            store.save(current);
        }
    }
}
