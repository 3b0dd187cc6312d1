package dev.patchbay.ui.prices;

import dev.patchbay.domain.Price;
import dev.patchbay.text.Figures;
import dev.patchbay.text.PriceWords;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Failures;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.fx.Sheet;
import dev.patchbay.ui.fx.UiContext;
import dev.patchbay.ui.prices.PriceDialog.Known;
import dev.patchbay.ui.prices.PriceDraft.Field;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The user's own price of one model: five rates, from when, and what it takes the place of.
final class PriceSheet extends Sheet {
    private final UiContext context;
    private final Words words;
    private final PriceWords prices;
    private final Known known;
    private final PriceDraft draft;
    private final Runnable changed;
    private final VBox failure = new VBox();
    private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
    private final Button save;

    PriceSheet(UiContext context, Known known, Runnable changed) {
        super(context.words(), "price-sheet", context.words().get("setPrice.title", known.name()));
        this.context = context;
        this.words = context.words();
        this.prices = new PriceWords(words);
        this.known = known;
        this.changed = changed;
        draft = new PriceDraft(known.id(), known.now(), known.zone());
        Nodes.stylesheet(this, PriceSheet.class, "prices.css");
        Label hint = Nodes.wrapped(words.get("setPrice.hint"), "small", "muted");
        body().getChildren().addAll(now(), rates(), from(), hint, failure);
        Nodes.show(failure, false);
        save = Nodes.button(words.get("setPrice.save"), this::save, "primary");
        save.setId("price-save");
        save.setDefaultButton(true);
        Button cancel = Nodes.button(words.get("setPrice.cancel"), this::close);
        foot(save, cancel, Nodes.spacer());
        if (known.own()) {
            foot(save, cancel, Nodes.spacer(), end());
        }
    }

    @Override
    public void focusEntry() {
        TextField first = fields.get(Field.INPUT);
        if (first != null) {
            first.requestFocus();
            first.selectAll();
        }
    }

    private Node now() {
        Label id = Nodes.label(known.provider() + " · " + known.id().name(), "small", "muted");
        Price now = known.now();
        String text = now == null
                ? words.get("setPrice.now.none")
                : words.get("setPrice.now", prices.rates(now.rates()), prices.source(now.origin()));
        Label holds = Nodes.wrapped(text + tiers(now), "small");
        holds.setId("price-now");
        if (now == null) {
            holds.setGraphic(Icons.of("fth-alert-triangle", 12, "warning"));
        }
        return new VBox(4, id, holds);
    }

    /// What a price of one's own takes the place of, beside what is shown.
    private String tiers(@Nullable Price now) {
        return now == null || now.tiers().isEmpty()
                ? ""
                : ". "
                        + words.get(
                                "setPrice.tiers",
                                Figures.count(now.tiers().getFirst().aboveInputTokens()));
    }

    private FlowPane rates() {
        var pane = new FlowPane();
        pane.getStyleClass().add("price-fields");
        for (Field field : Field.values()) {
            var input = new TextField();
            input.setId("price-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            input.getStyleClass().add("num");
            String prompt = field.needed() ? "setPrice.prompt" : "setPrice.prompt.asInput";
            input.setPromptText(words.get(prompt));
            fields.put(field, input);
            String name = words.get("setPrice." + field.name().toLowerCase(Locale.ROOT));
            pane.getChildren().add(field(name, input, draft.rate(field), draft.error(field)));
        }
        return pane;
    }

    private Node from() {
        var input = new TextField();
        input.setId("price-from");
        input.getStyleClass().add("num");
        input.setPromptText(words.get("setPrice.from.prompt"));
        return field(words.get("setPrice.from"), input, draft.from(), draft.fromError());
    }

    private VBox field(String name, TextField input, StringProperty text, ReadOnlyStringProperty wrong) {
        Label label = Nodes.label(name, "caption", "muted");
        label.setLabelFor(input);
        input.setAccessibleText(name);
        input.textProperty().bindBidirectional(text);
        Label error = Nodes.wrapped("", "field-error", "caption");
        wrong.subscribe(key -> {
            error.setText(key.isEmpty() ? "" : words.get(key));
            Nodes.show(error, !key.isEmpty());
            input.getStyleClass().remove("wrong");
            if (!key.isEmpty()) {
                input.getStyleClass().add("wrong");
            }
            input.setAccessibleHelp(error.getText());
        });
        var box = new VBox(4, label, input, error);
        box.getStyleClass().add("price-field");
        return box;
    }

    private Button end() {
        String listed = known.listed() == null
                ? words.get("setPrice.end.unpriced")
                : words.get("setPrice.end.listed", prices.rates(known.listed().rates()));
        Button end = Nodes.button(
                words.get("setPrice.end"),
                () -> run(() -> {
                    context.core().pricing().end(known.id(), Instant.now());
                    return true;
                }),
                "flat");
        end.setId("price-end");
        return Nodes.named(end, listed);
    }

    private void save() {
        draft.read(Instant.now())
                .ifPresentOrElse(
                        typed -> run(() -> {
                            context.core().pricing().set(known.id(), typed.rates(), typed.from());
                            return true;
                        }),
                        this::focusWrong);
    }

    private void focusWrong() {
        for (Field field : Field.values()) {
            TextField input = fields.get(field);
            if (input != null && !draft.error(field).get().isEmpty()) {
                input.requestFocus();
                return;
            }
        }
    }

    private void run(Callable<Boolean> work) {
        save.setDisable(true);
        context.ui()
                .run(
                        work,
                        done -> {
                            close();
                            context.navigator().refreshRail();
                            changed.run();
                        },
                        problem -> {
                            save.setDisable(false);
                            failure.getChildren().setAll(Failures.of(context).banner(problem));
                            Nodes.show(failure, true);
                        });
    }
}
