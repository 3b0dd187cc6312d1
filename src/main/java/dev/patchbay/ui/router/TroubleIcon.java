package dev.patchbay.ui.router;

import dev.patchbay.ui.fx.Icons;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The sign before a model that cannot or may not answer.
final class TroubleIcon {
    private TroubleIcon() {}

    /// @return null for a model without trouble
    static @Nullable Node of(ModelChoice choice, int size) {
        return switch (choice.trouble()) {
            case NONE -> null;
            case WARNING -> Icons.of("fth-alert-triangle", size, "warning");
            case ERROR -> Icons.of("fth-x-circle", size, "danger");
        };
    }
}
