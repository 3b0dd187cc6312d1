package dev.patchbay.ui.router;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Meter;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Caps in dollars per day and month, and what has come of them.
final class CapsCard extends VBox {
    private final Words words;
    private final RouterViewModel model;

    CapsCard(Words words, RouterViewModel model) {
        this.words = words;
        this.model = model;
        CapsDraft caps = model.caps();
        getStyleClass().addAll("card", "caps-card");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.get("router.caps"));
        var title = new HBox(
                Nodes.label(words.get("router.caps"), "strong"),
                Nodes.label(words.get("router.caps.hint"), "caption", "muted"));
        title.getStyleClass().add("router-card-title");
        var body = new VBox(
                period(Budget.Period.DAY, caps.dayProperty(), caps.dayErrorProperty()),
                period(Budget.Period.MONTH, caps.monthProperty(), caps.monthErrorProperty()),
                buttons(),
                note("router.caps.refused"),
                note("router.caps.demo"));
        body.getStyleClass().add("caps-body");
        getChildren().setAll(title, body);
    }

    private VBox period(Budget.Period period, StringProperty typed, ReadOnlyStringProperty error) {
        String name = period.name().toLowerCase(Locale.ROOT);
        Label label = Nodes.label(words.get("router.caps." + name), "caps-label");
        var field = new TextField();
        field.setId("cap-" + name);
        field.getStyleClass().addAll("num", "cap-field");
        field.setPromptText(words.get("router.caps.none"));
        field.setAccessibleText(words.get("router.caps.field." + name));
        field.textProperty().bindBidirectional(typed);
        field.setOnAction(ignored -> model.saveCaps());
        label.setLabelFor(field);
        var line = new HBox(label, Nodes.spacer(), field);
        line.setAlignment(Pos.CENTER_LEFT);
        var meter = new Meter(6);
        Label state = Nodes.wrapped("", "small", "muted");
        state.setId("cap-state-" + name);
        Label demo = Nodes.wrapped("", "caption", "muted");
        model.shownProperty().addListener((property, before, now) -> {
            if (now != null) {
                show(now, period, meter, state, demo);
            }
        });
        var box = new VBox(line, wrong(field, error), meter, state, demo);
        box.getStyleClass().add("cap");
        return box;
    }

    private Label wrong(TextField field, ReadOnlyStringProperty error) {
        Label wrong = Nodes.wrapped("", "field-error");
        wrong.setGraphic(Icons.of("fth-alert-circle", 12, "danger"));
        wrong.setId(field.getId() + "-error");
        wrong.textProperty().bind(error.map(key -> key.isEmpty() ? "" : words.get(key)));
        wrong.visibleProperty().bind(error.isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        error.addListener((property, before, now) -> {
            field.getStyleClass().remove("wrong");
            if (!now.isEmpty()) {
                field.getStyleClass().add("wrong");
            }
        });
        return wrong;
    }

    private HBox buttons() {
        CapsDraft caps = model.caps();
        Button save = Nodes.button(words.get("router.caps.save"), model::saveCaps, "primary");
        save.setId("caps-save");
        Button revert = Nodes.button(words.get("router.cancel"), caps::revert);
        revert.setId("caps-revert");
        var buttons = new HBox(save, revert);
        buttons.getStyleClass().add("caps-buttons");
        // Only while there is something to save: the panel has one primary button at most.
        buttons.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        caps::changed, caps.dayProperty(), caps.monthProperty(), model.shownProperty()));
        buttons.managedProperty().bind(buttons.visibleProperty());
        save.disableProperty().bind(model.savingProperty().isEqualTo(RouterViewModel.Saving.BUSY));
        return buttons;
    }

    private HBox note(String key) {
        var note = new HBox(Icons.of("fth-info", 14, "muted"), Nodes.wrapped(words.get(key), "small", "muted"));
        note.getStyleClass().add("caps-note");
        return note;
    }

    private void show(RouterViewModel.Shown now, Budget.Period period, Meter meter, Label state, Label demo) {
        boolean capped = now.budgets().stream().anyMatch(budget -> budget.period() == period);
        String name = period.name().toLowerCase(Locale.ROOT);
        now.real(period).ifPresent(real -> {
            Nodes.show(meter, capped);
            meter.setValue(used(real));
            state.setText(capped ? words(real) : words.get("router.caps.spent." + name, Figures.total(real.spent())));
            meter.setAccessibleText(state.getText());
        });
        now.demo(period).ifPresent(play -> {
            Nodes.show(demo, play.spent().signum() > 0);
            demo.setText(words.get("router.caps.play", Figures.total(play.spent())));
        });
    }

    private String words(BudgetState state) {
        if (state.budget().capUsd().signum() == 0) {
            return words.get("router.caps.freeOnly");
        }
        String line = words.get(
                "router.caps.state",
                Figures.total(state.spent()),
                Figures.total(state.budget().capUsd()),
                Figures.percent(state.spent(), state.budget().capUsd()),
                Figures.total(state.left()));
        return state.held().signum() == 0
                ? line
                : line + " " + words.get("router.caps.held", Figures.total(state.held()));
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
