package dev.patchbay.ui.prices;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// What the tables of these forms share: rows of one height, columns of text, no sorting.
final class Tables {
    private static final double ROW = 26;

    private Tables() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // addAll only reads them
    static <S> TableView<S> of(String id, String name, TableColumn<S, String>... columns) {
        var table = new TableView<S>();
        table.setId(id);
        table.setAccessibleText(name);
        table.setFixedCellSize(ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().addAll(columns);
        return table;
    }

    static <S> TableColumn<S, String> column(String title, double width, Function<S, String> text) {
        var column = new TableColumn<S, String>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(width / 2);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }
}
