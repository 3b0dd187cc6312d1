package dev.patchbay.ui.providers;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Cards of equal width in rows of equal height: three in a row where there is room, else two.
final class CardGrid extends Region {
    private static final double GAP = 16;
    /// What is left of a window of 1200 beside the rail and the panel's padding.
    private static final double WIDE = 1200 - 76 - 48;

    void setCards(List<? extends Node> cards) {
        getChildren().setAll(cards);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = 0;
        int columns = columns(width);
        for (int first = 0; first < getChildren().size(); first += columns) {
            height += rowHeight(first, columns, width) + (first == 0 ? 0 : GAP);
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return WIDE;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        int columns = columns(width);
        double y = 0;
        for (int first = 0; first < getChildren().size(); first += columns) {
            double height = rowHeight(first, columns, width);
            for (int i = first; i < Math.min(first + columns, getChildren().size()); i++) {
                double left = Math.round((i - first) * (width + GAP) / columns);
                double right = Math.round((i - first + 1) * (width + GAP) / columns) - GAP;
                getChildren().get(i).resizeRelocate(left, y, right - left, height);
            }
            y += height + GAP;
        }
    }

    private double rowHeight(int first, int columns, double width) {
        double cardWidth = Math.floor((width + GAP) / columns - GAP);
        return getChildren()
                .subList(first, Math.min(first + columns, getChildren().size()))
                .stream()
                .mapToDouble(card -> Math.ceil(Math.max(card.minHeight(cardWidth), card.prefHeight(cardWidth))))
                .max()
                .orElse(0);
    }

    private static int columns(double width) {
        return width >= WIDE ? 3 : 2;
    }
}
