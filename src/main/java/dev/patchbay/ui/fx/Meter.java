package dev.patchbay.ui.fx;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// How much of a cap is used: accent up to 80%, warning to 100%, danger beyond.
public final class Meter extends Region {
    private static final PseudoClass HIGH = PseudoClass.getPseudoClass("high");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Region bar = new Region();
    private double value;

    /// @param thickness in pixels: 4 in the rail, 6 elsewhere
    public Meter(double thickness) {
        getStyleClass().add("meter");
        bar.getStyleClass().add("meter-bar");
        bar.setManaged(false);
        getChildren().add(bar);
        setMinHeight(thickness);
        setPrefHeight(thickness);
        setMaxHeight(thickness);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    }

    /// @param used a share of the cap; more than 1 is over it
    public void setValue(double used) {
        value = used;
        pseudoClassStateChanged(HIGH, used > 0.8 && used <= 1);
        pseudoClassStateChanged(OVER, used > 1);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        bar.resizeRelocate(0, 0, snapSizeX(getWidth() * Math.clamp(value, 0, 1)), getHeight());
    }
}
