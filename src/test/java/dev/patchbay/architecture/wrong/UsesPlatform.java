package dev.patchbay.architecture.wrong;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// Exists to be found by `ArchitectureTest`.
@Breaks("one class knows Platform")
public final class UsesPlatform {
    private UsesPlatform() {}

    static Executor ui() {
        return Platform::runLater;
    }
}
