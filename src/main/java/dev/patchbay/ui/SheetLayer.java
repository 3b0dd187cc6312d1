package dev.patchbay.ui;

import dev.patchbay.ui.fx.Sheet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The panel, and at times one form over it. While it is open the panel below takes neither keys nor clicks.
final class SheetLayer {
    private final Node below;
    private final StackPane over = new StackPane();
    private final StackPane root;
    private @Nullable Node focused;

    SheetLayer(Node below) {
        this.below = below;
        over.getStyleClass().add("sheet-layer");
        root = new StackPane(below);
    }

    Parent root() {
        return root;
    }

    void open(Sheet sheet) {
        close();
        focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
        sheet.onClose(this::close);
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        over.getChildren().setAll(sheet);
        below.setDisable(true);
        root.getChildren().setAll(below, over);
        sheet.focusEntry();
    }

    void close() {
        if (root.getChildren().remove(over)) {
            over.getChildren().clear();
            below.setDisable(false);
            if (focused != null) {
                focused.requestFocus();
            }
        }
    }
}
