package dev.patchbay.ui.usage;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// Columns of the two tables.
final class Columns {
    private Columns() {}

    /// A column of text that sorts by `order`.
    ///
    /// @param widths least and preferred, in pixels
    static <S> TableColumn<S, S> text(
            String title, double[] widths, Function<S, String> text, Comparator<S> order, String... styles) {
        return of(title, widths, order, () -> new TextCell<>(text, styles), styles);
    }

    static <S> TableColumn<S, S> node(
            String title, double[] widths, Function<S, Node> node, Comparator<S> order, String... styles) {
        return of(title, widths, order, () -> new NodeCell<>(node, styles), styles);
    }

    private static <S> TableColumn<S, S> of(
            String title, double[] widths, Comparator<S> order, Supplier<TableCell<S, S>> cell, String... styles) {
        var column = new TableColumn<S, S>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(ignored -> cell.get());
        column.setComparator(order);
        column.setMinWidth(widths[0]);
        column.setPrefWidth(widths[1]);
        column.setReorderable(false);
        for (String style : styles) {
            column.getStyleClass().add(style.equals("num") ? "num-column" : style);
        }
        return column;
    }

    private static final class TextCell<S> extends TableCell<S, S> {
        private final Function<S, String> text;

        TextCell(Function<S, String> text, String... styles) {
            this.text = text;
            getStyleClass().addAll(styles);
        }

        @Override
        protected void updateItem(@Nullable S item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
        }
    }

    private static final class NodeCell<S> extends TableCell<S, S> {
        private final Function<S, Node> node;

        NodeCell(Function<S, Node> node, String... styles) {
            this.node = node;
            getStyleClass().addAll(styles);
        }

        @Override
        protected void updateItem(@Nullable S item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : node.apply(item));
        }
    }
}
