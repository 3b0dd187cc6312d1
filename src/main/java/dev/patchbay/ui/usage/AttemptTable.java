package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Badge;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Every attempt, newest first; virtual, and read page by page.
final class AttemptTable {
    private static final double ROW = 26;
    private static final int ROWS = 16;

    private final Words words;
    private final TableView<AttemptLine> table = new TableView<>();
    private final Label count = Nodes.label("", "muted", "small");
    private final Label placeholder = Nodes.wrapped("", "muted");
    private final Button more;
    private final VBox root;

    AttemptTable(Words words, Runnable next) {
        this.words = words;
        more = Nodes.button(words.get("usage.attempts.more"), next);
        more.setId("attempts-more");
        table.setId("attempts-table");
        table.setFixedCellSize(ROW);
        table.setPrefHeight(ROW * (ROWS + 1));
        table.setMinHeight(ROW * 6);
        table.setAccessibleText(words.get("usage.attempts"));
        table.setPlaceholder(placeholder);
        table.getColumns().setAll(columns());
        table.widthProperty().addListener((property, before, now) -> fit(now.doubleValue()));
        table.getColumns().forEach(column -> column.setSortable(false));
        var foot = new HBox(12, count, more);
        foot.getStyleClass().add("attempts-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        root = new VBox(table, foot);
    }

    Node node() {
        return root;
    }

    /// @param all how many there are, matching or not
    void show(UsageViewModel.Attempts attempts, long all) {
        boolean further = attempts.lines().size() > table.getItems().size();
        if (further && attempts.lines().subList(0, table.getItems().size()).equals(table.getItems())) {
            table.getItems()
                    .addAll(attempts.lines()
                            .subList(table.getItems().size(), attempts.lines().size()));
        } else {
            table.getItems().setAll(attempts.lines());
        }
        placeholder.setText(
                words.get(attempts.read() == 0 && attempts.more() ? "usage.loading" : "usage.nothingMatches"));
        count.setText(words.get("usage.attempts.count", attempts.lines().size(), all));
        Nodes.show(more, attempts.more());
    }

    /// Where all columns fit, they share the width; else the table scrolls sideways.
    private void fit(double width) {
        double least = table.getColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        table.setColumnResizePolicy(
                width > least
                        ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS
                        : TableView.UNCONSTRAINED_RESIZE_POLICY);
    }

    private List<TableColumn<AttemptLine, AttemptLine>> columns() {
        return List.of(
                text("usage.column.time", 124, AttemptLine::time, "num-left", "first-cell"),
                Columns.node(
                        words.get("usage.column.provider"), width(104), this::provider, order(AttemptLine::provider)),
                text("usage.column.model", 132, AttemptLine::model),
                text("usage.column.task", 76, AttemptLine::task),
                Columns.node(
                        words.get("usage.column.status"), width(176), AttemptTable::status, order(AttemptLine::status)),
                Columns.node(
                        words.get("usage.column.cost"),
                        width(140),
                        AttemptTable::cost,
                        order(AttemptLine::cost),
                        "num"),
                text("usage.column.input", 78, AttemptLine::input, "num"),
                text("usage.column.cached", 78, AttemptLine::cached, "num"),
                text("usage.column.output", 82, AttemptLine::output, "num"),
                text("usage.column.firstToken", 82, AttemptLine::firstToken, "num"),
                text("usage.column.duration", 82, AttemptLine::duration, "num"),
                text("usage.column.purpose", 74, AttemptLine::purpose));
    }

    private TableColumn<AttemptLine, AttemptLine> text(
            String key, double width, Function<AttemptLine, String> text, String... styles) {
        return Columns.text(words.get(key), width(width), text, order(text), styles);
    }

    private Node provider(AttemptLine line) {
        Label label = Nodes.label(line.provider());
        label.setMinWidth(0);
        var box = new HBox(6, label);
        box.setAlignment(Pos.CENTER_LEFT);
        if (line.attempt().demo()) {
            box.getChildren().setAll(new Badge(words.get("usage.demo"), "fth-zap", Badge.Tone.NEUTRAL));
        }
        return box;
    }

    private static Node status(AttemptLine line) {
        Label label = Nodes.label(line.status());
        label.setGraphic(Icons.of(line.icon(), 14, line.tone()));
        label.setTooltip(new Tooltip(line.status()));
        label.setAccessibleText(line.spoken());
        return label;
    }

    private static Node cost(AttemptLine line) {
        Label label = Nodes.label(line.cost(), "num");
        Attempt attempt = line.attempt();
        Cost cost = attempt.cost();
        if (line.unpriced()) {
            label.getStyleClass().setAll("label", "unpriced");
            label.setGraphic(Icons.of("fth-alert-triangle", 14, "warning"));
        } else if (cost != null && cost.usd() != null) {
            label.setTooltip(new Tooltip(Figures.exact(cost.usd())));
        }
        var box = new HBox(label);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private static Comparator<AttemptLine> order(Function<AttemptLine, String> text) {
        return Comparator.comparing(text);
    }

    private static double[] width(double width) {
        return new double[] {width * 0.94, width};
    }
}
