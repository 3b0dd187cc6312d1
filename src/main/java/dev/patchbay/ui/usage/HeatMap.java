package dev.patchbay.ui.usage;

import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A year at a glance: a cell for each day, a column for each week from Monday on, darker where more was spent. One
/// stop
/// for the keyboard: the arrows walk by day and week, Enter shows the day's attempts.
final class HeatMap extends Pane {
    private static final PseudoClass LOOKED = PseudoClass.getPseudoClass("looked");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final int WEEK = 7;
    private static final int WEEKS = 54;
    static final int LEVELS = 4;
    private static final double LEFT = 48;
    private static final double TOP = 18;
    private static final double GAP = 3;
    private static final double LARGEST = 22;

    private final Words words;
    private final DayWords dayWords;
    private final DayChart.Deeds deeds;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Label> months = new ArrayList<>();
    private final List<Label> weekdays = new ArrayList<>();
    private LocalDate monday = LocalDate.EPOCH;
    private int looked = -1;

    private record Cell(LocalDate day, UsageSum sum, Region region) {}

    HeatMap(Words words, DayChart.Deeds deeds) {
        this.words = words;
        this.deeds = deeds;
        dayWords = new DayWords(words);
        getStyleClass().add("heat-map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(words.get("usage.heat.role"));
        setAccessibleHelp(words.get("usage.heat.help"));
        addEventHandler(KeyEvent.KEY_PRESSED, this::steer);
        setOnMouseMoved(event -> look(at(event.getX(), event.getY())));
        setOnMousePressed(event -> requestFocus());
        setOnMouseClicked(event -> {
            if (at(event.getX(), event.getY()) >= 0) {
                drill();
            }
        });
    }

    void show(UsageData data) {
        LocalDate first = LocalDate.of(data.year(), 1, 1);
        monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        LocalDate before =
                looked >= 0 && looked < cells.size() ? cells.get(looked).day() : data.now();
        Map<LocalDate, UsageSum> sums = new HashMap<>();
        for (UsageGroup group : data.heat()) {
            sums.merge(LocalDate.parse(group.key()), group.sum(), UsageSum::plus);
        }
        List<BigDecimal> steps = steps(sums);
        cells.clear();
        first.datesUntil(first.plusYears(1)).forEach(day -> {
            UsageSum sum = sums.getOrDefault(day, UsageSum.NOTHING);
            cells.add(new Cell(day, sum, cell(day, sum, level(sum, steps), day.isAfter(data.now()))));
        });
        labels(first);
        getChildren().clear();
        cells.forEach(cell -> getChildren().add(cell.region()));
        getChildren().addAll(months);
        getChildren().addAll(weekdays);
        getChildren().forEach(child -> child.setManaged(false));
        looked = -1;
        look(before.getYear() == data.year() ? before.getDayOfYear() - 1 : 0);
        requestLayout();
    }

    private void labels(LocalDate first) {
        months.clear();
        weekdays.clear();
        for (int month = 0; month < 12; month++) {
            months.add(Nodes.label(MONTH.format(first.plusMonths(month)), "caption", "muted"));
        }
        for (String day : List.of("Mon", "Wed", "Fri")) {
            weekdays.add(Nodes.label(words.get("usage.heat." + day.toLowerCase(Locale.ROOT)), "caption", "muted"));
        }
    }

    /// A quarter of the days with any cost is in each level: one dear day does not pale all others.
    private static List<BigDecimal> steps(Map<LocalDate, UsageSum> sums) {
        List<BigDecimal> costs = sums.values().stream()
                .map(UsageSum::usd)
                .filter(usd -> usd.signum() > 0)
                .sorted()
                .toList();
        var steps = new ArrayList<BigDecimal>();
        for (int level = 1; level < LEVELS && !costs.isEmpty(); level++) {
            steps.add(costs.get(costs.size() * level / LEVELS));
        }
        return steps;
    }

    private static int level(UsageSum sum, List<BigDecimal> steps) {
        return sum.usd().signum() == 0
                ? 0
                : 1
                        + (int) steps.stream()
                                .filter(step -> sum.usd().compareTo(step) >= 0)
                                .count();
    }

    private Region cell(LocalDate day, UsageSum sum, int level, boolean future) {
        var cell = new Region();
        cell.getStyleClass().addAll("heat-cell", future ? "heat-future" : "heat-" + level);
        if (sum.unpriced() > 0) {
            cell.getStyleClass().add("heat-unpriced");
        }
        cell.setMouseTransparent(true);
        cell.setAccessibleRole(AccessibleRole.TEXT);
        cell.setAccessibleText(spoken(day, sum));
        return cell;
    }

    private String spoken(LocalDate day, UsageSum sum) {
        String date = UsageNames.day(day) + " " + day.getYear();
        return sum.attempts() == 0
                ? words.get("usage.chart.nothing", date)
                : words.get("usage.heat.day", date, Figures.answer(sum.usd()), sum.attempts()) + dayWords.rest(sum);
    }

    private void look(int index) {
        if (index < 0 || index >= cells.size() || index == looked) {
            return;
        }
        if (looked >= 0 && looked < cells.size()) {
            cells.get(looked).region().pseudoClassStateChanged(LOOKED, false);
        }
        looked = index;
        Region cell = cells.get(index).region();
        cell.pseudoClassStateChanged(LOOKED, true);
        setAccessibleText(words.get("usage.heat.spoken", cell.getAccessibleText()));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        deeds.look(cell.getAccessibleText());
    }

    private void steer(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> look(looked - 1);
            case DOWN -> look(looked + 1);
            case LEFT -> look(Math.max(0, looked - WEEK));
            case RIGHT -> look(Math.min(cells.size() - 1, looked + WEEK));
            case HOME -> look(0);
            case END -> look(cells.size() - 1);
            case ENTER, SPACE -> drill();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void drill() {
        if (looked >= 0 && cells.get(looked).sum().attempts() > 0) {
            deeds.drill(cells.get(looked).day());
        }
    }

    private double step() {
        return step(getWidth());
    }

    private static double step(double width) {
        return Math.min(LARGEST, Math.max(GAP + 1, Math.floor((width - LEFT) / WEEKS)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return TOP + WEEK * step(width < 0 ? getWidth() : width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private int at(double x, double y) {
        int week = (int) Math.floor((x - LEFT) / step());
        int day = (int) Math.floor((y - TOP) / step());
        if (week < 0 || day < 0 || day >= WEEK || cells.isEmpty()) {
            return -1;
        }
        int index = (int) ChronoUnit.DAYS.between(cells.getFirst().day(), monday.plusDays((long) week * WEEK + day));
        return index < cells.size() ? index : -1;
    }

    @Override
    protected void layoutChildren() {
        double step = step();
        for (Cell cell : cells) {
            double x = LEFT + column(cell.day()) * step;
            double y = TOP + (cell.day().getDayOfWeek().getValue() - 1) * step;
            cell.region().resizeRelocate(x, y, step - GAP, step - GAP);
        }
        for (int month = 0; month < months.size(); month++) {
            LocalDate first = cells.getFirst().day().plusMonths(month);
            int column = column(first) + (first.getDayOfWeek() == DayOfWeek.MONDAY ? 0 : 1);
            place(months.get(month), LEFT + column * step, 0);
        }
        for (int i = 0; i < weekdays.size(); i++) {
            Label label = weekdays.get(i);
            place(label, LEFT - 12 - label.prefWidth(-1), TOP + 2 * i * step + (step - GAP - label.prefHeight(-1)) / 2);
        }
    }

    private int column(LocalDate day) {
        return (int) (ChronoUnit.DAYS.between(monday, day) / WEEK);
    }

    private static void place(Label label, double x, double y) {
        label.resizeRelocate(Math.rint(x), Math.rint(y), label.prefWidth(-1), label.prefHeight(-1));
    }
}
