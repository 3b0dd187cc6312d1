package dev.patchbay.ui.usage;

import dev.patchbay.ui.fx.Meter;
import javafx.scene.layout.Region;

/// A meter with a mark at a share of its width.
final class Ticked extends Region {
    private static final double WIDTH = 2;
    private static final double HEIGHT = 12;
    private final Meter meter;
    private final Region tick = new Region();
    private final double at;

    Ticked(Meter meter, double at) {
        this.meter = meter;
        this.at = at;
        tick.getStyleClass().add("tick");
        getStyleClass().add("ticked");
        getChildren().addAll(meter, tick);
    }

    @Override
    protected double computePrefHeight(double width) {
        return meter.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        meter.resizeRelocate(0, 0, getWidth(), getHeight());
        double x = snapPositionX(Math.min(getWidth() - WIDTH, getWidth() * at));
        tick.resizeRelocate(x, (getHeight() - HEIGHT) / 2, WIDTH, HEIGHT);
    }
}
