package dev.patchbay.ui.usage;

import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The column of one day: exact money filled, estimated money hatched above it in the same colour, and on top a dashed
/// outline for what has no known price.
final class DayColumn extends Pane {
    private static final double OUTLINE = 7;
    private static final double GAP_FROM = 8;
    private final UsageChart.Day day;
    private final Label label;
    private final List<Bar> bars = new ArrayList<>();
    private final Region outline = new Region();

    private record Bar(BigDecimal usd, Region region) {}

    /// @param leftOut whether other days were picked
    DayColumn(UsageChart.Day day, String name, String spoken, boolean leftOut) {
        this.day = day;
        label = Nodes.label(name, "chart-day", "num");
        label.setMouseTransparent(true);
        getStyleClass().add("day-column");
        setMouseTransparent(true);
        setOpacity(leftOut ? 0.35 : 1);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(spoken);
        day.parts().forEach((colour, sum) -> {
            add(sum.exactUsd(), "series-" + colour);
            add(sum.estimatedUsd(), "series-" + colour, "hatched");
        });
        outline.getStyleClass().add("unpriced-outline");
        outline.setVisible(day.sum().unpriced() > 0);
        outline.setManaged(false);
        getChildren().add(outline);
    }

    LocalDate date() {
        return day.date();
    }

    Label label() {
        return label;
    }

    void place(ChartScale scale) {
        double bottom = getHeight();
        double gap = getWidth() >= GAP_FROM ? 1 : 0; // between narrow columns the gaps would outweigh the colours
        for (Bar bar : bars) {
            double tall = Math.max(gap, Math.round(scale.share(bar.usd()) * getHeight()) - gap);
            bottom -= tall;
            bar.region().resizeRelocate(0, bottom, getWidth(), tall);
            bottom -= gap;
        }
        outline.resizeRelocate(0, bottom - OUTLINE, getWidth(), OUTLINE);
    }

    private void add(BigDecimal usd, String... styles) {
        if (usd.signum() > 0) {
            var region = new Region();
            region.getStyleClass().addAll(styles);
            region.setManaged(false);
            bars.add(new Bar(usd, region));
            getChildren().add(region);
        }
    }
}
