package dev.patchbay.ui;

import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/// All that the program asks of the JavaFX toolkit itself.
final class FxPlatform {
    private FxPlatform() {}

    /// Runs on the FX thread, in order, never at once.
    static Executor executor() {
        return Platform::runLater;
    }

    /// What the system prefers, live.
    static ObservableValue<ColorScheme> colorScheme() {
        return Platform.getPreferences().colorSchemeProperty();
    }

    static boolean reducedMotion() {
        return Platform.getPreferences().isReducedMotion();
    }
}
