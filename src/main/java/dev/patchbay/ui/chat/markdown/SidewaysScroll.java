package dev.patchbay.ui.chat.markdown;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// Scrolls wide content sideways; as high as the content, with room for the bar where there is one.
final class SidewaysScroll extends ScrollPane {
    private static final double BAR = 10;

    private final Region content;

    SidewaysScroll(Region content) {
        super(content);
        this.content = content;
        getStyleClass().add("sideways-scroll");
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setHbarPolicy(ScrollBarPolicy.AS_NEEDED);
        setFocusTraversable(false);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        boolean wide = width >= 0 && content.prefWidth(-1) > width;
        return Math.ceil(content.prefHeight(-1)) + (wide ? BAR : 0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
