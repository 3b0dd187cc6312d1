package dev.patchbay.ui.settings;

import dev.patchbay.Core;
import dev.patchbay.catalog.OwnPrice;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.pricing.Pricing;
import dev.patchbay.text.PriceWords;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.UiContext;
import dev.patchbay.ui.prices.ImportDialog;
import dev.patchbay.ui.prices.PriceDialog;
import java.io.File;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// How many models are priced and by what; loading newer prices; the user's own.
final class PricesCard {
    private final UiContext context;
    private final Words words;
    private final PriceWords prices;
    private final Label known = Nodes.wrapped("");
    private final VBox files = new VBox(4);
    private final VBox own = new VBox(4);
    private final VBox failure = new VBox();
    private final VBox node;

    PricesCard(UiContext context) {
        this.context = context;
        words = context.words();
        prices = new PriceWords(words);
        known.setId("prices-known");
        own.setId("prices-own");
        node = SettingsCard.of(
                words,
                "prices",
                SettingsCard.row(words, "prices.known", new VBox(4, known, files)),
                SettingsCard.row(words, "prices.update", buttons()),
                SettingsCard.row(words, "prices.own", new VBox(4, failure, own)));
        Nodes.show(failure, false);
        known.setText(words.get("settings.loading"));
    }

    Node node() {
        return node;
    }

    /// Reads in the background what is known, and shows it.
    void load() {
        context.ui().run(() -> read(context.core()), this::show, problem -> {
            known.setText(words.get("settings.unknown"));
            if (Failures.of(context).ownWord(problem)) {
                failed(problem);
            }
        });
    }

    /// What the card shows.
    ///
    /// @param own the user's prices with the names of their models
    record Shown(Pricing.Summary summary, List<Named> own) {}

    record Named(Pricing.Own own, String name) {}

    private static Shown read(Core core) {
        return new Shown(
                core.pricing().summary(),
                core.pricing().own().stream()
                        .map(price -> new Named(price, name(core, price.price().model())))
                        .toList());
    }

    private static String name(Core core, ModelId id) {
        return core.models().find(id).map(Model::displayName).orElse(id.name());
    }

    private Node buttons() {
        Button load = Nodes.button(words.get("settings.prices.load"), "fth-file-text", () -> choose("load"));
        load.setId("prices-load");
        Button litellm = Nodes.button(words.get("settings.prices.litellm"), "fth-download", () -> choose("litellm"));
        litellm.setId("prices-litellm");
        return new FlowPane(8, 8, load, litellm);
    }

    private void choose(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(words.get("settings.prices." + title));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        File file = chooser.showOpenDialog(node.getScene().getWindow());
        if (file != null) {
            ImportDialog.open(context, file.toPath(), this::load);
        }
    }

    void show(Shown now) {
        Nodes.show(failure, false);
        Pricing.Summary summary = now.summary();
        known.setText(words.get(
                "settings.prices.known.text",
                summary.priced(),
                summary.bundled() == null ? "?" : prices.day(summary.bundled())));
        files.getChildren()
                .setAll(summary.files().stream()
                        .map(file -> (Node) Nodes.wrapped(
                                words.get("settings.prices.file", prices.source(file.origin()), file.models()),
                                "small",
                                "muted"))
                        .toList());
        if (!summary.unreadable().isEmpty()) {
            files.getChildren().add(unreadable(summary.unreadable()));
        }
        Nodes.show(files, !files.getChildren().isEmpty());
        own.getChildren().setAll(now.own().stream().map(this::line).toList());
        if (now.own().isEmpty()) {
            own.getChildren().add(Nodes.wrapped(words.get("settings.prices.own.none"), "muted"));
        }
    }

    private Node unreadable(List<String> models) {
        Label label = Nodes.wrapped(
                words.get("settings.prices.unreadable", models.size(), String.join(", ", models)), "small");
        label.setId("prices-unreadable");
        return label;
    }

    private Node line(Named named) {
        OwnPrice price = named.own().price();
        String key = named.own().begun() ? "settings.prices.own.since" : "settings.prices.own.from";
        String rates = price.rates() == null ? "" : prices.rates(price.rates());
        Label text = Nodes.wrapped(words.get(key, named.name(), rates, prices.day(price.from())));
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button edit = Nodes.button(
                words.get("settings.prices.edit"), () -> PriceDialog.open(context, price.model(), this::load), "flat");
        edit.setAccessibleText(words.get("settings.prices.edit.of", named.name()));
        Button end = Nodes.button(words.get("settings.prices.end"), () -> end(price), "flat");
        end.setAccessibleText(words.get("settings.prices.end.of", named.name()));
        var line = new HBox(8, text, edit, end);
        line.getStyleClass().add("row-line");
        return line;
    }

    /// A price that has not begun ends at its beginning.
    private void end(OwnPrice price) {
        Instant now = Instant.now();
        context.ui()
                .run(
                        () -> {
                            context.core()
                                    .pricing()
                                    .end(price.model(), price.from().isAfter(now) ? price.from() : now);
                            return true;
                        },
                        done -> load(),
                        this::failed);
    }

    private void failed(Exception problem) {
        failure.getChildren().setAll(Failures.of(context).banner(problem));
        Nodes.show(failure, true);
    }
}
