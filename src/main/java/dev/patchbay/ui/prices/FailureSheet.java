package dev.patchbay.ui.prices;

import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import javafx.scene.Node;

/// Says why there is nothing to show.
final class FailureSheet extends Sheet {
    FailureSheet(UiContext context, Exception failure) {
        super(context.words(), "price-failure", context.words().get("prices.failed"));
        Node banner = Failures.of(context).banner(failure);
        body().getChildren().add(banner);
        foot(Nodes.button(context.words().get("sheet.close"), this::close));
    }
}
