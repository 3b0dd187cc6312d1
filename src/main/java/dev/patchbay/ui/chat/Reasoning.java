package dev.patchbay.ui.chat;

import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What a model thought aloud: open while it thinks, folded away afterwards.
final class Reasoning extends VBox {
    private final Text text = Nodes.text("", "reasoning-text");
    private final TextFlow flow = new TextFlow(text);
    private final Button toggle;
    private boolean open;
    private boolean chosen;

    Reasoning(String name) {
        getStyleClass().add("reasoning");
        toggle = Nodes.button(
                name,
                () -> {
                    chosen = true;
                    fold(!open);
                },
                "flat",
                "reasoning-toggle");
        flow.getStyleClass().add("reasoning-body");
        getChildren().addAll(toggle, flow);
        fold(false);
        Nodes.show(this, false);
    }

    /// @param thinking whether it is still going on; the user's own folding goes before
    void show(CharSequence reasoning, String title, boolean thinking) {
        Nodes.show(this, !reasoning.isEmpty());
        if (reasoning.isEmpty()) {
            return;
        }
        toggle.setText(title);
        if (reasoning.length() != text.getText().length()) {
            text.setText(reasoning.toString().strip());
        }
        if (!chosen && open != thinking) {
            fold(thinking);
        }
    }

    private void fold(boolean unfolded) {
        open = unfolded;
        toggle.setGraphic(Icons.of(open ? "fth-chevron-down" : "fth-chevron-right", 14, "muted"));
        Nodes.show(flow, open);
    }
}
