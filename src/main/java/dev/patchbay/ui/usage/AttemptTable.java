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
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every attempt, newest first; virtual, and read page by page.
final class AttemptTable {
    private static final double ROW = 26;
    private static final int ROWS = 18;

    /// So many rows before the last one the next page is asked for.
    private static final int AHEAD = 30;

    private final Words words;
    private final Consumer<AttemptLine> open;
    private final Runnable next;
    private final TableView<AttemptLine> table = new TableView<>();
    private final Label count = Nodes.label("", "muted", "small");
    private final Label placeholder = Nodes.wrapped("", "muted");
    private final VBox root;

    /// @param open shows one attempt
    /// @param next reads the page after what is there
    AttemptTable(Words words, Consumer<AttemptLine> open, Runnable next) {
        this.words = words;
        this.open = open;
        this.next = next;
        table.setId("attempts-table");
        table.setFixedCellSize(ROW);
        table.setPrefHeight(ROW * (ROWS + 1));
        table.setMinHeight(ROW * 6);
        table.setAccessibleText(words.get("usage.attempts"));
        table.setAccessibleHelp(words.get("usage.attempts.help"));
        table.setPlaceholder(placeholder);
        table.getColumns().setAll(columns());
        table.setRowFactory(ignored -> new Line());
        table.widthProperty().addListener((property, before, now) -> fit(now.doubleValue()));
        table.getColumns().forEach(column -> column.setSortable(false));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        count.setId("attempts-count");
        var foot = new HBox(12, count);
        foot.getStyleClass().add("attempts-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        root = new VBox(table, foot);
    }

    Node node() {
        return root;
    }

    void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    /// @param all how many the filter lets through
    void show(AttemptsModel.Shown shown, long all) {
        int before = table.getItems().size();
        boolean further = shown.lines().size() >= before
                && shown.lines().subList(0, before).equals(table.getItems());
        if (further) {
            table.getItems().addAll(shown.lines().subList(before, shown.lines().size()));
        } else {
            table.getItems().setAll(shown.lines());
            table.scrollTo(0);
        }
        placeholder.setText(words.get(shown.reading() ? "usage.loading" : "usage.nothingMatches"));
        count.setText(words.get("usage.attempts.count", shown.lines().size(), all));
    }

    private void key(KeyEvent event) {
        AttemptLine line = table.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && line != null) {
            open.accept(line);
            event.consume();
        }
    }

    /// Asks for more as it nears the end.
    private final class Line extends TableRow<AttemptLine> {
        private Line() {
            setOnMouseClicked(event -> {
                if (getItem() != null && event.getButton() == MouseButton.PRIMARY) {
                    open.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable AttemptLine line, boolean empty) {
            super.updateItem(line, empty);
            setAccessibleText(empty || line == null ? "" : line.spoken());
            if (!empty && getIndex() >= table.getItems().size() - AHEAD) {
                next.run();
            }
        }
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
                text("usage.column.model", 150, AttemptLine::model),
                text("usage.column.task", 76, AttemptLine::task),
                Columns.node(
                        words.get("usage.column.status"), width(158), AttemptTable::status, order(AttemptLine::status)),
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
