package dev.patchbay.ui.usage;

import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.UiContext;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// Only the head of the panel so far.
public final class UsageView implements PanelView {
    private final Parent root;

    public UsageView(UiContext context) {
        root = Nodes.panel(Nodes.header(context.words().get("panel.usage")), new VBox(), "canvas");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {}
}
