package dev.patchbay.ui.providers;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.PanelView;
import dev.patchbay.ui.fx.UiContext;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// Only the head of the panel so far.
public final class ProvidersView implements PanelView {
    private final Parent root;

    public ProvidersView(UiContext context) {
        root = Nodes.panel(Nodes.header(context.words().get("panel.providers")), new VBox(), "canvas");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {}

    /// Brings a provider's card into view, with the focus in its key field.
    public void show(ProviderId provider) {}

    /// Opens the form for an endpoint.
    public void addEndpoint() {}
}
