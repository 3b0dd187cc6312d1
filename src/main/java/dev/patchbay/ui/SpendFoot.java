package dev.patchbay.ui;

import dev.patchbay.domain.BudgetState;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Meter;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What has been spent today and how much of the day's cap that is. A click opens Usage.
final class SpendFoot {
    private final Words words;
    private final Button root;
    private final Label spent = Nodes.label("–", "num", "rail-spent");
    private final Meter meter = new Meter(4);
    private final Label unpriced = Nodes.wrapped("", "caption", "warning", "rail-words");
    private final Label cap = Nodes.wrapped("", "num", "caption", "muted", "rail-words");

    SpendFoot(Words words, Runnable open) {
        this.words = words;
        var box = new Column(Nodes.label(words.get("rail.today"), "caption", "muted"), spent, unpriced, meter, cap);
        box.getStyleClass().add("rail-spend-box");
        root = Nodes.button("", open, "rail-spend");
        root.setId("rail-spend");
        root.setGraphic(box);
        Nodes.show(meter, false);
        Nodes.show(unpriced, false);
        Nodes.named(root, words.get("rail.spend.loading"));
    }

    /// Asked by the button how high it is without being told how wide; labels that wrap would answer for no width.
    private static final class Column extends VBox {
        private static final double WIDTH = 71; // the button without its padding

        Column(Node... children) {
            super(children);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? WIDTH : width);
        }

        @Override
        protected double computeMinHeight(double width) {
            return super.computeMinHeight(width < 0 ? WIDTH : width);
        }
    }

    Parent root() {
        return root;
    }

    /// @param today   US dollars, settled
    /// @param unknown attempts of today whose price nobody knows; they are not in `today`
    /// @param day     the day's cap, or null without one
    void show(BigDecimal today, long unknown, @Nullable BudgetState day) {
        spent.setText(Figures.total(today));
        String more = unknown == 0 ? "" : words.get("rail.unpriced", unknown);
        unpriced.setText(more);
        Nodes.show(unpriced, unknown > 0);
        String exact = Figures.exact(today) + (unknown == 0 ? "" : " " + more);
        Nodes.show(meter, day != null);
        if (day == null) {
            cap.setText(words.get("rail.noBudget"));
            Nodes.named(root, words.get("rail.spend.free", exact));
            return;
        }
        BigDecimal limit = day.budget().capUsd();
        meter.setValue(limit.signum() == 0 ? 0 : day.spent().doubleValue() / limit.doubleValue());
        cap.setText(words.get("rail.of", Figures.cap(limit)));
        Nodes.named(root, words.get("rail.spend.capped", exact, Figures.cap(limit), Figures.total(day.left())));
    }
}
