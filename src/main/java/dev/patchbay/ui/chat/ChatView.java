package dev.patchbay.ui.chat;

import dev.patchbay.domain.ModelId;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.UiContext;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// Only the head of the panel so far.
public final class ChatView implements PanelView {
    private final Parent root;

    public ChatView(UiContext context) {
        root = Nodes.panel(Nodes.header(context.words().get("panel.chat")), new VBox(), "canvas");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {}

    /// Picks this model for the next question.
    public void pick(ModelId model) {
        throw new UnsupportedOperationException(model.toString());
    }
}
