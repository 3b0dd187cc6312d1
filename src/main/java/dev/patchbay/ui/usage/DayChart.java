package dev.patchbay.ui.usage;

import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Cost by day, one column each, stacked by provider with a gap of one pixel. One stop for the keyboard: Left,
/// Right, Home and End choose the day whose value is shown and spoken.
final class DayChart extends Pane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double AXIS = 48;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final double WIDEST = 44;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal CAP_FITS = new BigDecimal("3");

    private final Words words;
    private final Consumer<String> told;
    private final Label value = Nodes.label("", "chart-value", "num");
    private final Region highlight = styled("chart-highlight");
    private final Region capLine = styled("chart-cap");
    private final Label capLabel = Nodes.label("", "caption", "muted");
    private final List<Column> columns = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();
    private ChartScale scale = ChartScale.of(BigDecimal.ONE);
    private Optional<BigDecimal> cap = Optional.empty();
    private List<UsageTable.Series> series = List.of();
    private int chosen = -1;

    private record Tick(BigDecimal at, Region line, Label label) {}

    private record Bar(BigDecimal usd, Region region) {}

    private record Column(UsageTable.Day day, List<Bar> bars, Label label) {}

    /// @param told gets the words for the chosen day
    DayChart(Words words, Consumer<String> told) {
        this.words = words;
        this.told = told;
        getStyleClass().add("day-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(KeyEvent.KEY_PRESSED, this::steer);
        setOnMouseMoved(event -> choose(dayAt(event.getX())));
        setOnMousePressed(event -> requestFocus());
    }

    /// @param today chosen at first, or the last day before it
    void show(UsageTable table, LocalDate today, Optional<BigDecimal> dayCap) {
        BigDecimal most = table.days().stream().map(UsageTable.Day::total).reduce(BigDecimal.ZERO, BigDecimal::max);
        cap = dayCap.filter(usd -> usd.signum() > 0 && usd.compareTo(most.multiply(CAP_FITS)) <= 0);
        scale = ChartScale.of(cap.map(most::max).orElse(most).max(new BigDecimal("0.0004")));
        columns.clear();
        ticks.clear();
        scale.ticks().forEach(at -> ticks.add(new Tick(at, styled("chart-grid"), tickLabel(at))));
        table.days().forEach(day -> columns.add(column(day)));
        series = table.series();
        fill(today);
    }

    private void fill(LocalDate today) {
        var children = new ArrayList<Node>();
        children.add(highlight);
        ticks.forEach(tick -> children.addAll(List.of(tick.line(), tick.label())));
        columns.forEach(column -> {
            column.bars().forEach(bar -> children.add(bar.region()));
            children.add(column.label());
        });
        capLabel.setText(
                cap.map(usd -> words.get("usage.chart.cap", Figures.total(usd))).orElse(""));
        Nodes.show(capLine, cap.isPresent());
        Nodes.show(capLabel, cap.isPresent());
        children.addAll(List.of(capLine, capLabel, value));
        children.forEach(child -> child.setManaged(false));
        getChildren().setAll(children);
        int last = columns.size() - 1;
        chosen = -1;
        int start = 0;
        for (int i = 0; i <= last; i++) {
            if (!columns.get(i).day().date().isAfter(today)) {
                start = i;
            }
        }
        choose(start);
        requestLayout();
    }

    private Column column(UsageTable.Day day) {
        var bars = new ArrayList<Bar>();
        day.usd().entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> bars.add(new Bar(entry.getValue(), styled("series-" + entry.getKey()))));
        Label label = Nodes.label(Integer.toString(day.date().getDayOfMonth()), "chart-day", "num");
        return new Column(day, bars, label);
    }

    private Label tickLabel(BigDecimal at) {
        return Nodes.label(scale.text(at), "caption", "muted", "num");
    }

    private void choose(int index) {
        if (index < 0 || index >= columns.size() || index == chosen) {
            return;
        }
        if (chosen >= 0 && chosen < columns.size()) {
            columns.get(chosen).label().pseudoClassStateChanged(CHOSEN, false);
        }
        chosen = index;
        Column column = columns.get(index);
        column.label().pseudoClassStateChanged(CHOSEN, true);
        BigDecimal total = column.day().total();
        value.setText(brief(total));
        String spoken = spoken(column.day());
        setAccessibleText(words.get("usage.chart.spoken", spoken));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        told.accept(spoken);
        requestLayout();
    }

    private static String brief(BigDecimal usd) {
        if (usd.signum() == 0) {
            return "";
        }
        return usd.compareTo(CENT) < 0 ? Figures.answer(usd) : Figures.total(usd);
    }

    private String spoken(UsageTable.Day day) {
        if (day.total().signum() == 0) {
            String date = UsageNames.day(day.date());
            return day.unpriced() == 0
                    ? words.get("usage.chart.nothing", date)
                    : words.get("usage.chart.unpriced", date, day.unpriced());
        }
        var parts = new ArrayList<String>();
        for (UsageTable.Series each : series) {
            BigDecimal usd = day.usd().get(each.colour());
            if (usd != null && usd.signum() > 0) {
                parts.add(each.name() + " " + Figures.answer(usd));
            }
        }
        String said = words.get(
                "usage.chart.day", UsageNames.day(day.date()), Figures.answer(day.total()), String.join(", ", parts));
        return day.unpriced() == 0 ? said : words.get("usage.chart.partly", said, day.unpriced());
    }

    private void steer(KeyEvent event) {
        KeyCode code = event.getCode();
        int to = switch (code) {
            case LEFT -> Math.max(0, chosen - 1);
            case RIGHT -> Math.min(columns.size() - 1, chosen + 1);
            case HOME -> 0;
            case END -> columns.size() - 1;
            default -> -1;
        };
        if (to >= 0) {
            choose(to);
            event.consume();
        }
    }

    private int dayAt(double x) {
        return x < AXIS || columns.isEmpty() ? -1 : (int) ((x - AXIS) / slot());
    }

    private double slot() {
        return (getWidth() - AXIS) / Math.max(1, columns.size());
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - TOP - BOTTOM;
        for (Tick tick : ticks) {
            double y = y(tick.at(), height);
            tick.line().resizeRelocate(AXIS, y, getWidth() - AXIS, 1);
            place(
                    tick.label(),
                    AXIS - 10 - tick.label().prefWidth(-1),
                    y - tick.label().prefHeight(-1) / 2);
        }
        double slot = slot();
        double width = Math.max(2, Math.floor(Math.min(WIDEST, slot * 0.64)));
        // Labels of many days in a narrow window would run into each other.
        int every = slot < 18 ? 2 : 1;
        for (int i = 0; i < columns.size(); i++) {
            layoutColumn(columns.get(i), AXIS + slot * i, slot, width, height);
            columns.get(i).label().setVisible(i % every == 0 || i == chosen);
        }
        layoutChosen(slot, width, height);
        cap.ifPresent(usd -> {
            capLine.resizeRelocate(AXIS, y(usd, height), getWidth() - AXIS, 1);
            place(capLabel, getWidth() - capLabel.prefWidth(-1), y(usd, height) + 2);
        });
    }

    private void layoutColumn(Column column, double x, double slot, double width, double height) {
        double left = Math.round(x + (slot - width) / 2);
        double bottom = TOP + height;
        for (Bar bar : column.bars()) {
            double tall = Math.max(1, Math.round(scale.share(bar.usd()) * height) - 1);
            bottom -= tall;
            bar.region().resizeRelocate(left, bottom, width, tall);
            bottom -= 1;
        }
        Label label = column.label();
        place(label, Math.rint(x + (slot - label.prefWidth(-1)) / 2), getHeight() - BOTTOM + 4);
    }

    private void layoutChosen(double slot, double width, double height) {
        highlight.setVisible(chosen >= 0);
        if (chosen < 0) {
            return;
        }
        double middle = AXIS + slot * (chosen + 0.5);
        double wide = Math.min(slot - 2, width + 10);
        highlight.resizeRelocate(Math.rint(middle - wide / 2), TOP, wide, height);
        double above = y(columns.get(chosen).day().total(), height) - value.prefHeight(-1) - 2;
        double x = Math.clamp(middle - value.prefWidth(-1) / 2, AXIS, Math.max(AXIS, getWidth() - value.prefWidth(-1)));
        place(value, Math.rint(x), Math.max(0, above));
    }

    private double y(BigDecimal usd, double height) {
        return Math.round(TOP + height - scale.share(usd) * height);
    }

    private static void place(Label label, double x, double y) {
        label.resizeRelocate(x, y, label.prefWidth(-1), label.prefHeight(-1));
    }

    private static Region styled(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setMouseTransparent(true);
        return region;
    }
}
