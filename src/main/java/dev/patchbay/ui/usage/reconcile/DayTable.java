package dev.patchbay.ui.usage.reconcile;

import dev.patchbay.report.Reconciliation;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Day, what the provider says, what the ledger says, and by how much they differ.
final class DayTable {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

    private final TableView<Reconciliation.Day> table = new TableView<>();

    DayTable(Words words) {
        table.setId("reconcile-table");
        table.setAccessibleText(words.get("reconcile.table"));
        table.setPlaceholder(Nodes.label(words.get("reconcile.same"), "muted"));
        table.setFixedCellSize(26);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column(words, "day", day -> day.day().toString(), false));
        table.getColumns().add(money(words, "billed", Reconciliation.Day::billedUsd));
        table.getColumns().add(money(words, "exact", day -> day.ledger().exactUsd()));
        table.getColumns().add(money(words, "estimated", day -> day.ledger().estimatedUsd()));
        table.getColumns().add(money(words, "difference", Reconciliation.Day::differenceUsd));
        table.setRowFactory(view -> new Row());
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    TableView<Reconciliation.Day> node() {
        return table;
    }

    void show(List<Reconciliation.Day> days) {
        table.getItems().setAll(days);
    }

    private static TableColumn<Reconciliation.Day, String> money(
            Words words, String name, Function<Reconciliation.Day, BigDecimal> usd) {
        return column(words, name, day -> Figures.answer(usd.apply(day)), true);
    }

    private static TableColumn<Reconciliation.Day, String> column(
            Words words, String name, Function<Reconciliation.Day, String> text, boolean figures) {
        var column = new TableColumn<Reconciliation.Day, String>(words.get("reconcile.column." + name));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(figures ? "figures" : "words");
        column.getStyleClass().add(name);
        return column;
    }

    private static final class Row extends TableRow<Reconciliation.Day> {
        @Override
        protected void updateItem(Reconciliation.@Nullable Day day, boolean empty) {
            super.updateItem(day, empty);
            pseudoClassStateChanged(
                    DIFFERS, day != null && !empty && day.differenceUsd().signum() != 0);
        }
    }
}
