package dev.patchbay.ui.prices;

import dev.patchbay.Core;
import dev.patchbay.domain.Coming;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Provider;
import dev.patchbay.text.PriceWords;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.UiContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Quiet lines about what will happen to models in use: shutdowns and other prices. Takes no room while nothing is
/// coming. Used on the FX thread.
public final class ComingNotice extends VBox {
    private static final Logger LOG = System.getLogger(ComingNotice.class.getName());

    /// How far it looks ahead.
    private static final Duration AHEAD = Duration.ofDays(60);

    private static final int FEW = 3;

    private final UiContext context;
    private final Words words;
    private boolean all;

    public ComingNotice(UiContext context) {
        this.context = context;
        words = context.words();
        setId("coming");
        getStyleClass().add("coming");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.get("prices.coming"));
        Nodes.stylesheet(this, ComingNotice.class, "prices.css");
        Nodes.show(this, false);
    }

    /// Reads in the background what is coming, and shows it.
    public void refresh() {
        context.ui()
                .run(
                        () -> sentences(context.core(), words),
                        this::show,
                        failure -> LOG.log(Level.WARNING, "What is coming could not be read", failure));
    }

    /// One line.
    ///
    /// @param over whether it has happened already
    record Line(String sentence, boolean over) {}

    static List<Line> sentences(Core core, Words words) {
        var said = new PriceWords(words);
        return core.pricing().coming(AHEAD).stream()
                .map(coming -> new Line(
                        said.coming(coming, id -> name(core, id), id -> provider(core, id)),
                        coming instanceof Coming.Shutdown shutdown && shutdown.over()))
                .toList();
    }

    void show(List<Line> lines) {
        int shown = all || lines.size() <= FEW + 1 ? lines.size() : FEW;
        getChildren().setAll(lines.stream().limit(shown).map(ComingNotice::line).toList());
        if (shown < lines.size()) {
            Hyperlink more = Nodes.link(words.get("prices.coming.more", lines.size() - shown), () -> {
                all = true;
                show(lines);
            });
            more.setId("coming-more");
            getChildren().add(more);
        }
        Nodes.show(this, !lines.isEmpty());
    }

    private static Node line(Line line) {
        Label label = Nodes.wrapped(line.sentence(), "small");
        label.setGraphic(line.over() ? Icons.of("fth-x-circle", 14, "danger") : Icons.of("fth-calendar", 14, "muted"));
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static String name(Core core, ModelId id) {
        return core.models().find(id).map(Model::displayName).orElse(id.name());
    }

    private static String provider(Core core, ModelId id) {
        return core.providers()
                .find(id.provider())
                .map(Provider::name)
                .orElse(id.provider().value());
    }
}
