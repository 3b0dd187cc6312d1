package dev.patchbay.ui.chat.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// Lays out the cells of a table: narrow columns keep their width, wide ones share what is left and wrap.
final class TableGrid extends Region {
    private static final double WIDEST_SCROLLED = 260;

    private final int columns;
    private final boolean scrolled;
    private final List<List<? extends TextFlow>> rows = new ArrayList<>();
    private double @org.jspecify.annotations.Nullable [] natural;

    /// @param scrolled whether it takes the width it wants instead of the width it is given
    TableGrid(int columns, boolean scrolled) {
        this.columns = columns;
        this.scrolled = scrolled;
        getStyleClass().add("md-grid");
    }

    void addRow(List<? extends TextFlow> cells) {
        rows.add(cells);
        getChildren().addAll(cells);
        natural = null;
    }

    /// Gives the corners of the head the shape of the table's.
    void rounded() {
        rows.getFirst().getFirst().getStyleClass().add("md-left");
        rows.getFirst().getLast().getStyleClass().add("md-right");
    }

    void keepRows(int count) {
        while (rows.size() > count) {
            getChildren().removeAll(rows.removeLast());
            natural = null;
        }
    }

    void align(List<TextAlignment> alignments) {
        rows.forEach(row -> {
            for (int i = 0; i < row.size() && i < alignments.size(); i++) {
                row.get(i).setTextAlignment(alignments.get(i));
            }
        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public void requestLayout() {
        natural = null;
        super.requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return scrolled ? total(natural()) : 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return total(natural());
    }

    @Override
    protected double computePrefHeight(double width) {
        double[] widths = widths(width < 0 ? total(natural()) : width);
        return rows.stream().mapToDouble(row -> height(row, widths)).sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double[] widths = widths(getWidth());
        double y = 0;
        for (List<? extends TextFlow> row : rows) {
            double height = height(row, widths);
            double x = 0;
            for (int i = 0; i < row.size(); i++) {
                row.get(i).resizeRelocate(x, y, widths[i], height);
                x += widths[i];
            }
            y += height;
        }
    }

    private static double height(List<? extends TextFlow> row, double[] widths) {
        double height = 0;
        for (int i = 0; i < row.size(); i++) {
            height = Math.max(height, Math.ceil(row.get(i).prefHeight(widths[i])));
        }
        return height;
    }

    /// What each column would take if nothing wrapped.
    private double[] natural() {
        double[] known = natural;
        if (known != null) {
            return known;
        }
        double[] widths = new double[columns];
        for (List<? extends TextFlow> row : rows) {
            for (int i = 0; i < row.size() && i < columns; i++) {
                widths[i] = Math.max(widths[i], Math.ceil(row.get(i).prefWidth(-1)) + 1);
            }
        }
        if (scrolled) {
            Arrays.setAll(widths, i -> Math.min(widths[i], WIDEST_SCROLLED));
        }
        natural = widths;
        return widths;
    }

    private double[] widths(double available) {
        double[] widths = natural().clone();
        double extra = available - total(widths);
        if (extra >= 0) {
            Arrays.setAll(widths, i -> widths[i] + extra / columns);
        } else if (!scrolled) {
            shrink(widths, available);
        }
        return widths;
    }

    /// Columns narrower than a fair share keep their width; the others share the rest evenly.
    private static void shrink(double[] widths, double available) {
        double[] sorted = widths.clone();
        Arrays.sort(sorted);
        double left = available;
        double share = 0;
        for (int i = 0; i < sorted.length; i++) {
            share = left / (sorted.length - i);
            if (sorted[i] > share) {
                break;
            }
            left -= sorted[i];
        }
        double most = share;
        Arrays.setAll(widths, i -> Math.min(widths[i], most));
    }

    private static double total(double[] widths) {
        return Arrays.stream(widths).sum();
    }
}
