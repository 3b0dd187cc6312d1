package dev.patchbay.ui.usage;

import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Badge;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Sums by day, provider, model or task. It is as tall as its rows; the totals stay below whatever it is sorted by.
final class SumTable {
    private static final double ROW = 26;
    private static final double HEAD = 26;
    private static final double SLACK = 2;
    private static final double PROVIDER_FITS = 860;

    private final Words words;
    private final TableView<UsageLine> table = new TableView<>();
    private final TableColumn<UsageLine, UsageLine> name;
    private final TableColumn<UsageLine, UsageLine> provider;
    private final TableColumn<UsageLine, UsageLine> cost;
    private List<UsageLine> totals = List.of();
    private boolean byModel;

    SumTable(Words words) {
        this.words = words;
        name = Columns.node("", widths(116, 190), this::name, Comparator.comparing(UsageLine::key), "first-cell");
        provider = Columns.node(
                words.get("usage.column.provider"),
                widths(92, 150),
                this::provider,
                Comparator.comparing(UsageLine::provider));
        cost = Columns.node(words.get("usage.column.cost"), widths(92, 142), this::cost, byUsd(), "num", "cost-cell");
        table.getColumns().setAll(columns());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setFixedCellSize(ROW);
        table.setSortPolicy(this::sort);
        table.setRowFactory(ignored -> new Row());
        table.setPlaceholder(Nodes.wrapped(words.get("usage.nothingMatches"), "muted"));
        table.setAccessibleText(words.get("usage.table"));
        table.setId("usage-table");
        table.widthProperty().addListener((property, before, now) -> fit());
    }

    Node node() {
        return table;
    }

    void show(UsageTable shown, UsageViewModel.Segment by) {
        String what = by.name().toLowerCase(Locale.ROOT);
        name.setText(words.get("usage.column." + what));
        byModel = by == UsageViewModel.Segment.MODEL;
        fit();
        long count = shown.lines().stream().filter(line -> !line.demo()).count();
        long play = shown.lines().size() - count;
        totals = shown.lines().isEmpty()
                ? List.of()
                : shown.totals(words.get("usage.total." + what, count), words.get("usage.total.demo." + what, play));
        var items = new ArrayList<>(shown.lines());
        items.addAll(totals);
        table.getSortOrder().clear();
        table.setItems(FXCollections.observableArrayList(items));
        TableColumn<UsageLine, UsageLine> order = by == UsageViewModel.Segment.DAY ? name : cost;
        order.setSortType(
                by == UsageViewModel.Segment.DAY ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(order);
        double height = HEAD + ROW * Math.max(2, items.size()) + SLACK;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    /// Where it is narrow, the provider is only told by the colour before the model's name.
    private void fit() {
        boolean shown = byModel && table.getWidth() >= PROVIDER_FITS;
        if (provider.isVisible() != shown) {
            provider.setVisible(shown);
            table.refresh();
        }
    }

    private List<TableColumn<UsageLine, UsageLine>> columns() {
        var columns = new ArrayList<TableColumn<UsageLine, UsageLine>>();
        columns.add(name);
        columns.add(provider);
        columns.add(number("usage.column.requests", UsageSum::attempts));
        columns.add(number("usage.column.input", UsageSum::input));
        columns.add(number("usage.column.cached", UsageSum::cachedInput));
        columns.add(number("usage.column.output", UsageSum::output));
        columns.add(Columns.text(
                words.get("usage.column.exact"),
                widths(82, 104),
                line -> line.sum().costUnknown()
                        ? ""
                        : Figures.answer(line.sum().exactUsd()),
                Comparator.comparing(line -> line.sum().exactUsd()),
                "num"));
        columns.add(Columns.text(
                words.get("usage.column.estimated"),
                widths(82, 104),
                SumTable::estimated,
                Comparator.comparing(line -> line.sum().estimatedUsd()),
                "num",
                "muted-cell"));
        columns.add(cost);
        columns.add(Columns.text(
                words.get("usage.column.share"),
                widths(58, 74),
                UsageLine::shareText,
                Comparator.comparing(UsageLine::share),
                "num",
                "muted-cell"));
        return columns;
    }

    private TableColumn<UsageLine, UsageLine> number(String key, ToLongFunction<UsageSum> value) {
        return Columns.text(
                words.get(key),
                widths(70, 96),
                line -> count(value.applyAsLong(line.sum())),
                Comparator.comparingLong(line -> value.applyAsLong(line.sum())),
                "num");
    }

    private Node name(UsageLine line) {
        Label label = Nodes.label(line.name());
        label.setMinWidth(0);
        var box = new HBox(8, label);
        box.setAlignment(Pos.CENTER_LEFT);
        if (line.series() > 0 && !provider.isVisible()) {
            box.getChildren().addFirst(square(line));
        }
        if (line.demo() && !line.total()) {
            box.getChildren().add(new Badge(words.get("usage.demo"), "fth-zap", Badge.Tone.NEUTRAL));
        }
        return box;
    }

    private Node provider(UsageLine line) {
        if (line.provider().isEmpty()) {
            return new Region();
        }
        Label label = Nodes.label(line.provider(), "muted");
        label.setMinWidth(0);
        var box = new HBox(8, square(line), label);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    static Region square(UsageLine line) {
        return square(line.series());
    }

    /// @param colour 0 for one that is not in the chart
    static Region square(int colour) {
        var square = new Region();
        square.getStyleClass().addAll("square", colour == 0 ? "no-series" : "series-" + colour);
        return square;
    }

    private Node cost(UsageLine line) {
        UsageSum sum = line.sum();
        if (sum.costUnknown()) {
            Label unknown = Nodes.label(words.get("usage.unpriced"), "unpriced");
            unknown.setGraphic(Icons.of("fth-alert-triangle", 14, "warning"));
            return right(unknown, words.get("usage.unpriced.tip", sum.unpriced()));
        }
        Label usd = Nodes.label(Figures.answer(sum.usd()), "num", "strong");
        if (sum.unpriced() > 0) {
            usd.setGraphic(Icons.of("fth-alert-triangle", 12, "warning"));
            return right(usd, words.get("usage.unpriced.some", sum.unpriced()));
        }
        return right(usd, Figures.exact(sum.usd()));
    }

    private static Node right(Label label, String tip) {
        label.setTooltip(new Tooltip(tip));
        label.setAccessibleText(label.getText() + ", " + tip);
        label.setMinWidth(0);
        var box = new HBox(label);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private static String estimated(UsageLine line) {
        return line.sum().estimated() == 0
                ? "—"
                : "~" + Figures.answer(line.sum().estimatedUsd());
    }

    private static String count(long number) {
        return number == 0 ? "—" : Figures.count(number);
    }

    private static Comparator<UsageLine> byUsd() {
        return Comparator.<UsageLine, BigDecimal>comparing(line -> line.sum().usd());
    }

    private boolean sort(TableView<UsageLine> of) {
        var rows = new ArrayList<>(of.getItems());
        rows.removeIf(UsageLine::total);
        Comparator<UsageLine> order = of.getComparator();
        if (order != null) {
            rows.sort(order);
        }
        rows.addAll(totals);
        of.getItems().setAll(rows);
        return true;
    }

    private static double[] widths(double least, double preferred) {
        return new double[] {least, preferred};
    }

    private static final class Row extends TableRow<UsageLine> {

        @Override
        protected void updateItem(@Nullable UsageLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().remove("total-row");
            if (!empty && line != null && line.total()) {
                getStyleClass().add("total-row");
            }
        }
    }
}
