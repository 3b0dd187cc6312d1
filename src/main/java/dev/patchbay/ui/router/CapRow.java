package dev.patchbay.ui.router;

import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Scope;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Meter;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One cap: what it counts, how much it is, and what has come of it.
final class CapRow extends VBox {
    private final Words words;
    private final CapsDraft.Line line;
    private final String period;
    private final Label title = Nodes.wrapped("", "caps-label");
    private final TextField field = new TextField();
    private final Button remove;
    private final Meter meter = new Meter(6);
    private final Label state = Nodes.wrapped("", "small", "muted");
    private final Label demo = Nodes.wrapped("", "caption", "muted");

    CapRow(Words words, CapsDraft.Line line, Runnable save, Runnable removed) {
        this.words = words;
        this.line = line;
        period = line.period().name().toLowerCase(Locale.ROOT);
        String id = id(line.scope()) + period;
        field.setId("cap-" + id);
        field.getStyleClass().addAll("num", "cap-field");
        field.setPromptText(words.get("router.caps.none"));
        field.textProperty().bindBidirectional(line.typedProperty());
        field.setOnAction(ignored -> save.run());
        title.setLabelFor(field);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        remove = Nodes.iconButton("fth-trash-2", words.get("router.caps.remove", ""), removed, "flat");
        remove.setId("cap-remove-" + id);
        Nodes.show(remove, line.removable());
        state.setId("cap-state-" + id);
        var head = new HBox(title, field, remove);
        head.getStyleClass().add("cap-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("cap");
        getChildren().setAll(head, wrong(), meter, state, demo);
        Nodes.show(meter, false);
        Nodes.show(state, false);
        Nodes.show(demo, false);
    }

    void focus() {
        field.requestFocus();
    }

    void show(CapsShown now) {
        String name = line.removable()
                ? words.get("router.caps.of." + period, now.name(line.scope()))
                : words.get("router.caps." + period);
        title.setText(name);
        field.setAccessibleText(words.get("router.caps.field", name));
        Nodes.named(remove, words.get("router.caps.remove", name));
        boolean capped = now.capped(line.scope(), line.period());
        Nodes.show(meter, capped);
        Nodes.show(state, false);
        now.real(line.scope(), line.period()).ifPresent(real -> {
            Nodes.show(state, true);
            meter.setValue(used(real));
            state.setText(capped ? words(real) : words.get("router.caps.spent." + period, Figures.total(real.spent())));
            meter.setAccessibleText(name + ": " + state.getText());
        });
        now.demo(line.scope(), line.period()).ifPresent(play -> {
            Nodes.show(demo, play.spent().signum() > 0);
            demo.setText(words.get("router.caps.play", Figures.total(play.spent())));
        });
    }

    private Label wrong() {
        Label wrong = Nodes.wrapped("", "field-error");
        wrong.setGraphic(Icons.of("fth-alert-circle", 12, "danger"));
        wrong.setId(field.getId() + "-error");
        wrong.textProperty().bind(line.errorProperty().map(key -> key.isEmpty() ? "" : words.get(key)));
        wrong.visibleProperty().bind(line.errorProperty().isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        line.errorProperty().subscribe(now -> {
            field.getStyleClass().remove("wrong");
            if (!now.isEmpty()) {
                field.getStyleClass().add("wrong");
            }
        });
        return wrong;
    }

    private String words(BudgetState shown) {
        BigDecimal cap = shown.budget().capUsd();
        if (cap.signum() == 0) {
            return words.get("router.caps.freeOnly");
        }
        String said = words.get(
                "router.caps.state",
                Figures.total(shown.spent()),
                Figures.cap(cap),
                Figures.percent(shown.spent(), cap),
                Figures.total(shown.left()));
        return shown.held().signum() == 0
                ? said
                : said + " " + words.get("router.caps.held", Figures.total(shown.held()));
    }

    private static String id(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> "";
            case Scope.OfProfile(var id) -> "profile-" + id + "-";
            case Scope.OfProvider(var provider) -> "provider-" + provider.value() + "-";
            case Scope.OfTask(var task) -> "task-" + task.id() + "-";
        };
    }

    private static double used(BudgetState state) {
        BigDecimal cap = state.budget().capUsd();
        BigDecimal used = state.spent().add(state.held());
        if (cap.signum() == 0) {
            return used.signum() == 0 ? 0 : 2;
        }
        return used.divide(cap, MathContext.DECIMAL32).doubleValue();
    }
}
