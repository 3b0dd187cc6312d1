package dev.patchbay.ui.chat;

import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// What stands on a picker: an icon if it has one, its choice, and a chevron.
final class PickerFace extends HBox {
    private final Label choice = Nodes.label("");

    PickerFace(ButtonBase picker) {
        getStyleClass().add("picker-face");
        getChildren().addAll(choice, Icons.of("fth-chevron-down", 12, "muted"));
        picker.setGraphic(this);
        picker.getStyleClass().add("picker");
    }

    void show(String text) {
        choice.setText(text);
    }

    void show(String text, String icon) {
        choice.setText(text);
        choice.setGraphic(Icons.of(icon, 12));
    }

    Label choice() {
        return choice;
    }
}
