package dev.patchbay.cli;

import dev.patchbay.domain.StorageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Says on standard error what was reached of the caps and was not said before.
record Warnings(Screen screen) {
    private static final Logger LOG = System.getLogger(Warnings.class.getName());

    /// An answer that is there stays one if this cannot be read.
    void say() {
        try {
            screen.core()
                    .budgets()
                    .warnings()
                    .forEach(warning ->
                            screen.err().println(screen.core().errors().warning(warning, screen::nameOf)));
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "The caps could not be looked at", e);
        }
    }
}
