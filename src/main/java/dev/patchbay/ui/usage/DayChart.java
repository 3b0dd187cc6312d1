package dev.patchbay.ui.usage;

import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Cost by day, one column each. One stop for the keyboard: Left, Right, Home, End and the Page keys walk from day to
/// day, Space picks one, Enter shows its attempts.
final class DayChart extends Pane {
    private static final double AXIS = 48;
    private static final double TOP = 8;
    private static final double BOTTOM = 22;
    private static final double WIDEST = 44;
    private static final double LEAST_LABEL = 26;
    private static final int WEEK = 7;
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal CAP_FITS = new BigDecimal("3");
    private static final BigDecimal LEAST_TOP = new BigDecimal("0.0004");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    /// What one can do with a day.
    interface Deeds {
        void look(String spoken);

        void pick(LocalDate day, boolean also);

        void drill(LocalDate day);
    }

    private final Words words;
    private final DayWords dayWords;
    private final Deeds deeds;
    private final Label value = Nodes.label("", "chart-value", "num");
    private final Region highlight = styled("chart-highlight");
    private final Region capLine = styled("chart-cap");
    private final Label capLabel = Nodes.label("", "caption", "muted");
    private final List<DayColumn> columns = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();
    private ChartScale scale = ChartScale.of(BigDecimal.ONE);
    private Optional<BigDecimal> cap = Optional.empty();
    private boolean capFits;
    private UsageChart chart = new UsageChart(List.of(), List.of());
    private int looked = -1;

    private record Tick(BigDecimal at, Region line, Label label) {}

    DayChart(Words words, Deeds deeds) {
        this.words = words;
        this.deeds = deeds;
        dayWords = new DayWords(words);
        getStyleClass().add("day-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(words.get("usage.chart.role"));
        setAccessibleHelp(words.get("usage.chart.help"));
        addEventHandler(KeyEvent.KEY_PRESSED, this::steer);
        setOnMouseMoved(event -> look(dayAt(event.getX())));
        setOnMousePressed(event -> requestFocus());
        setOnMouseClicked(this::click);
    }

    /// @param today looked at first, or the last day before it
    void show(UsageChart shown, LocalDate today, Optional<BigDecimal> dayCap) {
        LocalDate before =
                looked >= 0 && looked < columns.size() ? columns.get(looked).date() : today;
        chart = shown;
        BigDecimal most = shown.days().stream().map(day -> day.sum().usd()).reduce(BigDecimal.ZERO, BigDecimal::max);
        cap = dayCap.filter(usd -> usd.signum() > 0);
        capFits = cap.filter(usd -> usd.compareTo(most.multiply(CAP_FITS)) <= 0).isPresent();
        scale = ChartScale.of((capFits ? most.max(cap.orElseThrow()) : most).max(LEAST_TOP));
        ticks.clear();
        columns.clear();
        scale.ticks().forEach(at -> ticks.add(new Tick(at, styled("chart-grid"), tickLabel(at))));
        boolean months = shown.days().size() > 2 * 31;
        boolean some = shown.days().stream().anyMatch(UsageChart.Day::chosen);
        shown.days().forEach(day -> columns.add(column(day, months, some && !day.chosen())));
        fill();
        looked = -1;
        look(indexOf(before));
        requestLayout();
    }

    private void fill() {
        var children = new ArrayList<Node>();
        children.add(highlight);
        ticks.forEach(tick -> children.addAll(List.of(tick.line(), tick.label())));
        columns.forEach(column -> children.addAll(List.of(column, column.label())));
        String key = capFits ? "usage.chart.cap" : "usage.chart.cap.above";
        capLabel.setText(cap.map(usd -> words.get(key, Figures.total(usd))).orElse(""));
        Nodes.show(capLine, capFits);
        Nodes.show(capLabel, cap.isPresent());
        children.addAll(List.of(capLine, capLabel, value));
        children.forEach(child -> child.setManaged(false));
        getChildren().setAll(children);
    }

    private DayColumn column(UsageChart.Day day, boolean months, boolean leftOut) {
        boolean first = day.date().getDayOfMonth() == 1;
        String name = months
                ? first ? MONTH.format(day.date()) : ""
                : Integer.toString(day.date().getDayOfMonth());
        return new DayColumn(day, name, dayWords.spoken(day, chart.series()), leftOut);
    }

    private Label tickLabel(BigDecimal at) {
        return Nodes.label(scale.text(at), "caption", "muted", "num");
    }

    private int indexOf(LocalDate day) {
        int index = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).date().isAfter(day)) {
                index = i;
            }
        }
        return index;
    }

    private void look(int index) {
        if (index < 0 || index >= columns.size() || index == looked) {
            return;
        }
        if (looked >= 0 && looked < columns.size()) {
            columns.get(looked).label().pseudoClassStateChanged(CHOSEN, false);
        }
        looked = index;
        DayColumn column = columns.get(index);
        column.label().pseudoClassStateChanged(CHOSEN, true);
        value.setText(brief(chart.days().get(index).sum()));
        setAccessibleText(words.get("usage.chart.spoken", column.getAccessibleText()));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        deeds.look(column.getAccessibleText());
        requestLayout();
    }

    private static String brief(UsageSum sum) {
        BigDecimal usd = sum.usd();
        if (usd.signum() == 0) {
            return "";
        }
        String tilde = sum.exactUsd().signum() == 0 ? "~" : "";
        return tilde + (usd.compareTo(CENT) < 0 ? Figures.answer(usd) : Figures.total(usd));
    }

    private void steer(KeyEvent event) {
        KeyCode key = event.getCode();
        switch (key) {
            case LEFT -> look(Math.max(0, looked - 1));
            case RIGHT -> look(Math.min(columns.size() - 1, looked + 1));
            case PAGE_UP -> look(Math.max(0, looked - WEEK));
            case PAGE_DOWN -> look(Math.min(columns.size() - 1, looked + WEEK));
            case HOME -> look(0);
            case END -> look(columns.size() - 1);
            case SPACE -> pick(event.isShortcutDown());
            case ENTER -> drill();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || dayAt(event.getX()) < 0) {
            return;
        }
        look(dayAt(event.getX()));
        if (event.getClickCount() == 2) {
            drill();
        } else if (event.getClickCount() == 1) {
            pick(event.isShortcutDown());
        }
    }

    private void pick(boolean also) {
        if (looked >= 0 && chart.days().get(looked).sum().attempts() > 0) {
            deeds.pick(columns.get(looked).date(), also);
        }
    }

    private void drill() {
        if (looked >= 0 && chart.days().get(looked).sum().attempts() > 0) {
            deeds.drill(columns.get(looked).date());
        }
    }

    private int dayAt(double x) {
        double slot = slot();
        return x < AXIS || slot <= 0 || columns.isEmpty()
                ? -1
                : Math.min(columns.size() - 1, (int) ((x - AXIS) / slot));
    }

    private double slot() {
        return columns.isEmpty() ? 0 : (getWidth() - AXIS) / columns.size();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - TOP - BOTTOM;
        for (Tick tick : ticks) {
            double y = y(tick.at(), height);
            tick.line().resizeRelocate(AXIS, y, getWidth() - AXIS, 1);
            Label label = tick.label();
            place(label, AXIS - 8 - label.prefWidth(-1), y - label.prefHeight(-1) / 2);
        }
        double slot = slot();
        double width = Math.max(1, Math.min(WIDEST, slot < 6 ? Math.floor(slot) : Math.floor(slot * 0.62)));
        int every = Math.max(1, (int) Math.ceil(LEAST_LABEL / Math.max(1, slot)));
        for (int i = 0; i < columns.size(); i++) {
            DayColumn column = columns.get(i);
            double left = Math.round(AXIS + slot * i + (slot - width) / 2);
            column.resizeRelocate(left, TOP, width, height);
            column.place(scale);
            Label label = column.label();
            boolean month = label.getText().length() > 2;
            label.setVisible(month || slot >= LEAST_LABEL || i % every == 0);
            double middle = left + width / 2 - label.prefWidth(-1) / 2;
            place(label, Math.rint(month ? left : middle), getHeight() - BOTTOM + 4);
        }
        cap.ifPresent(usd -> {
            double at = capFits ? y(usd, height) : TOP;
            capLine.resizeRelocate(AXIS, at, getWidth() - AXIS, 1);
            place(capLabel, getWidth() - capLabel.prefWidth(-1), at + 2);
        });
        layoutLooked(slot, width, height);
    }

    private void layoutLooked(double slot, double width, double height) {
        highlight.setVisible(looked >= 0);
        if (looked < 0 || looked >= columns.size()) {
            return;
        }
        double middle = AXIS + slot * (looked + 0.5);
        double wide = Math.max(width + 2, Math.min(slot - 2, width + 10));
        highlight.resizeRelocate(Math.rint(middle - wide / 2), TOP, wide, height);
        double above = y(chart.days().get(looked).sum().usd(), height) - value.prefHeight(-1) - 2;
        double most = Math.max(AXIS, getWidth() - value.prefWidth(-1));
        place(value, Math.rint(Math.clamp(middle - value.prefWidth(-1) / 2, AXIS, most)), Math.max(0, above));
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
