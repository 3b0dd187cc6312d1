package dev.patchbay.settings;

import dev.patchbay.domain.Profile;

/// The profile in use. Blocks on the database; safe for use by several threads.
public final class Profiles {

    public Profile current() {
        throw new UnsupportedOperationException();
    }

    public void save(Profile profile) {
        throw new UnsupportedOperationException();
    }
}
