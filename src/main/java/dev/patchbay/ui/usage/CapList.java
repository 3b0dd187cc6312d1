package dev.patchbay.ui.usage;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Scope;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Meter;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.math.MathContext;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The caps on less than everything: a profile, a provider, a task. Nothing where none is set.
final class CapList {
    private static final double METER = 90;
    private final Words words;
    private final FlowPane caps = new FlowPane(28, 6);
    private final VBox root;

    CapList(Words words) {
        this.words = words;
        root = new VBox(6, Nodes.label(words.get("usage.caps"), "caption", "muted"), caps);
        root.setId("usage-caps");
        root.getStyleClass().addAll("card", "cap-list");
    }

    Node node() {
        return root;
    }

    void show(UsageData data) {
        caps.getChildren()
                .setAll(data.otherCaps().stream().map(state -> cap(state, data)).toList());
        Nodes.show(root, !caps.getChildren().isEmpty());
    }

    private Node cap(BudgetState state, UsageData data) {
        BigDecimal cap = state.budget().capUsd();
        String period = words.get(state.budget().period() == Budget.Period.DAY ? "usage.caps.day" : "usage.caps.month");
        Label name = Nodes.label(name(state.budget().scope(), data.names()) + ", " + period, "small");
        var meter = new Meter(4);
        meter.setPrefWidth(METER);
        meter.setMinWidth(METER);
        BigDecimal spent = state.spent();
        meter.setValue(
                cap.signum() == 0
                        ? spent.signum() == 0 ? 0 : 2
                        : spent.divide(cap, MathContext.DECIMAL32).doubleValue());
        Label used =
                Nodes.label(words.get("usage.caps.used", Figures.total(spent), Figures.total(cap)), "small", "num");
        var line = new HBox(8, name, meter, used);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setAccessibleRole(AccessibleRole.PARENT);
        line.setAccessibleText(name.getText() + ": " + used.getText());
        return line;
    }

    private String name(Scope scope, UsageNames names) {
        return switch (scope) {
            case Scope.Everything _ -> "";
            case Scope.OfProfile(var id) -> names.of(Dimension.PROFILE, id);
            case Scope.OfProvider(var provider) -> names.provider(provider);
            case Scope.OfTask(var task) -> names.task(task);
        };
    }
}
