package dev.patchbay.ui.usage;

import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Sums by day, provider, model or task. It is as tall as its rows; the totals stay below whatever it is sorted by.
final class SumTable {
    private static final double ROW = 26;
    private static final double HEAD = 26;
    private static final double SLACK = 0;
    private static final double SCROLLBAR = 12;

    private final Words words;
    private final TableView<UsageLine> table = new TableView<>();
    private final SumColumns columns;
    private List<UsageLine> totals = List.of();
    private boolean byModel;

    SumTable(Words words) {
        this.words = words;
        columns = new SumColumns(words);
        table.getColumns().setAll(columns.all());
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
        columns.name().setText(words.get("usage.column." + what));
        byModel = by == UsageViewModel.Segment.MODEL;
        long count = shown.lines().stream().filter(line -> !line.demo()).count();
        long play = shown.lines().size() - count;
        totals = shown.lines().isEmpty()
                ? List.of()
                : shown.totals(words.get("usage.total." + what, count), words.get("usage.total.demo." + what, play));
        var items = new ArrayList<>(shown.lines());
        items.addAll(totals);
        table.getSortOrder().clear();
        table.setItems(FXCollections.observableArrayList(items));
        TableColumn<UsageLine, UsageLine> order = by == UsageViewModel.Segment.DAY ? columns.name() : columns.cost();
        order.setSortType(
                by == UsageViewModel.Segment.DAY ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(order);
        columns.measure(items);
        fit();
    }

    /// Where it is narrow, the provider is only told by the colour before the model's name; where even the
    /// numbers do not fit, the table scrolls sideways.
    private void fit() {
        double numbers =
                columns.all().stream().mapToDouble(TableColumn::getMinWidth).sum()
                        - columns.provider().getMinWidth();
        boolean provider =
                byModel && table.getWidth() >= numbers + columns.provider().getMinWidth();
        if (columns.provider().isVisible() != provider) {
            columns.provider().setVisible(provider);
            table.refresh();
        }
        boolean fits = table.getWidth() <= 0 || table.getWidth() >= numbers;
        table.setColumnResizePolicy(
                fits ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS : TableView.UNCONSTRAINED_RESIZE_POLICY);
        double height = HEAD + ROW * Math.max(2, table.getItems().size()) + SLACK + (fits ? 0 : SCROLLBAR);
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
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
