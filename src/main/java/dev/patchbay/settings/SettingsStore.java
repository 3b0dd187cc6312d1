package dev.patchbay.settings;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads and writes `settings.json`. Blocks on a small file; safe for use by several threads.
public final class SettingsStore {

    /// The settings, or the initial ones if there are none or they cannot be read (see [#problem]).
    public Settings get() {
        throw new UnsupportedOperationException();
    }

    /// Changes and writes them, atomically.
    public void update(UnaryOperator<Settings> change) {
        throw new UnsupportedOperationException();
    }

    /// A sentence about a file that could not be read and was kept aside; empty if all is well.
    public Optional<String> problem() {
        throw new UnsupportedOperationException();
    }
}
