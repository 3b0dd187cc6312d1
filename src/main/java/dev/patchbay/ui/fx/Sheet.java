package dev.patchbay.ui.fx;

import dev.patchbay.text.Words;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A form over the panel, for what can be needed anywhere. The window shows it (see [Navigator#open]) and gives the
/// focus back when it is closed. Esc closes it.
public class Sheet extends VBox {
    private final VBox body = new VBox();
    private final HBox foot = new HBox();
    private Runnable onClose = () -> {};

    /// @param id of the node, and style class of its size
    @SuppressWarnings("this-escape") // the FX thread alone sees a form that is being made
    public Sheet(Words words, String id, String title) {
        setId(id);
        getStyleClass().addAll("card", "sheet", id);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        var head = new HBox(
                Nodes.wrapped(title, "card-title"),
                Nodes.spacer(),
                Nodes.iconButton("fth-x", words.get("sheet.close"), this::close, "flat"));
        head.getStyleClass().add("sheet-head");
        body.getStyleClass().add("sheet-body");
        foot.getStyleClass().add("form-foot");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body, foot);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
    }

    protected final VBox body() {
        return body;
    }

    protected final void foot(Node... buttons) {
        foot.getChildren().setAll(buttons);
    }

    /// Puts the focus where one begins.
    public void focusEntry() {
        foot.getChildren().stream().filter(Button.class::isInstance).findFirst().ifPresent(Node::requestFocus);
    }

    /// For the window that shows it.
    public final void onClose(Runnable closed) {
        onClose = closed;
    }

    public final void close() {
        onClose.run();
    }
}
