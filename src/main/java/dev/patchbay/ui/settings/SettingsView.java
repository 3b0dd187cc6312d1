package dev.patchbay.ui.settings;

import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.UiContext;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// Only the head of the panel so far.
public final class SettingsView implements PanelView {
    private final Parent root;

    public SettingsView(UiContext context) {
        root = Nodes.panel(Nodes.header(context.words().get("panel.settings")), new VBox(), "canvas");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {}
}
