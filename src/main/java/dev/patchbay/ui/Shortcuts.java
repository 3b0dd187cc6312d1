package dev.patchbay.ui;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// The keys that work in every panel.
public final class Shortcuts {
    private Shortcuts() {}

    /// Ctrl+1, 2, ... (Cmd on macOS), in the order of the rail.
    public static KeyCombination panel(Panel panel) {
        KeyCode digit = KeyCode.valueOf("DIGIT" + (List.of(Panel.values()).indexOf(panel) + 1));
        return new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN);
    }
}
