package dev.patchbay.ui;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.CapWarning;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.UiContext;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Above every panel: how much of a cap is spent, and what cost more than was held for it. Quiet: each is said once
/// and stands there until it is closed or there is something newer to say of the same cap. On the FX thread.
final class CapNotices {
    private static final int HALF = 50;

    private final UiContext context;
    private final Map<Object, Banner> banners = new LinkedHashMap<>();
    private final VBox root = new VBox();

    /// What a banner is about.
    private record Cap(Scope scope, Object period) {}

    CapNotices(UiContext context) {
        this.context = context;
        root.setId("cap-notices");
        root.getStyleClass().add("storage-notices");
        draw();
    }

    Node root() {
        return root;
    }

    void say(CapWarning warning) {
        var budget = warning.state().budget();
        put(
                new Cap(budget.scope(), budget.period()),
                warning.percent() == HALF ? Banner.Tone.INFO : Banner.Tone.WARNING,
                context.errors().warning(warning, this::name));
    }

    void say(Attempt attempt) {
        Cost cost = Objects.requireNonNull(attempt.cost(), "only a settled attempt cost something");
        BigDecimal usd = Objects.requireNonNull(cost.usd(), "it is above its hold");
        BigDecimal held = Objects.requireNonNull(attempt.reservedUsd(), "it is above its hold");
        put(
                attempt.id(),
                Banner.Tone.WARNING,
                context.words()
                        .get("warning.overHold", attempt.model().name(), Figures.answer(usd), Figures.answer(held)));
    }

    private void put(Object about, Banner.Tone tone, String sentence) {
        Button caps = Nodes.button(context.words().get("warning.caps"), context.navigator()::showRouter);
        var banner = new Banner(context.words(), tone, new Problem(sentence, "", "")).with(caps);
        banners.put(about, banner.closable(context.words(), () -> {
            banners.remove(about, banner);
            draw();
        }));
        draw();
    }

    private String name(ProviderId id) {
        return context.core()
                .providers()
                .find(id)
                .map(provider -> provider.name())
                .orElse(id.value());
    }

    private void draw() {
        root.getChildren().setAll(banners.values());
        Nodes.show(root, !banners.isEmpty());
    }
}
