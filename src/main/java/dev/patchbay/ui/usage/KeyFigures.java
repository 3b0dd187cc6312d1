package dev.patchbay.ui.usage;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Meter;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The four figures at the top; two rows of two where it is narrow. Real money only.
final class KeyFigures extends Region {
    private static final double FOUR = 1000;
    private static final double GAP = 12;

    private final Words words;
    private final Runnable setCap;

    /// @param setCap leads to the caps
    KeyFigures(Words words, Runnable setCap) {
        this.words = words;
        this.setCap = setCap;
        getStyleClass().add("key-figures");
    }

    void show(UsageData data) {
        getChildren().setAll(today(data), month(data), exact(data), overhead(data));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width);
        int rows = Math.ceilDiv(getManagedChildren().size(), columns);
        return rows * rowHeight(width, columns) + (rows - 1) * GAP;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double width = cardWidth(getWidth(), columns);
        double height = rowHeight(getWidth(), columns);
        int index = 0;
        for (Node card : getManagedChildren()) {
            double x = snapPositionX((index % columns) * (width + GAP));
            int row = index / columns;
            card.resizeRelocate(x, row * (height + GAP), width, height);
            index++;
        }
    }

    private static int columns(double width) {
        return width >= FOUR ? 4 : 2;
    }

    private static double cardWidth(double width, int columns) {
        return Math.floor((width - (columns - 1) * GAP) / columns);
    }

    private double rowHeight(double width, int columns) {
        double card = cardWidth(width, columns);
        return getManagedChildren().stream()
                .mapToDouble(child -> child.prefHeight(card))
                .max()
                .orElse(0);
    }

    private Node today(UsageData data) {
        UsageSum sum = data.today();
        BigDecimal spent = sum.usd();
        Optional<BudgetState> cap = data.cap(Budget.Period.DAY);
        String caption = words.get("usage.today", UsageNames.day(data.now()));
        var meter = new Meter(6);
        return card(
                "figure-today",
                caption,
                sum,
                spent(spent, cap),
                bar(meter, spent, cap),
                under(cap, spent, words.get("usage.noDayCap")));
    }

    private Node month(UsageData data) {
        UsageSum sum = data.month();
        BigDecimal spent = sum.usd();
        Optional<BudgetState> cap = data.cap(Budget.Period.MONTH);
        Node bar = new Ticked(bar(new Meter(6), spent, cap), elapsed(data.now()));
        Node under = cap.isEmpty() ? noMonthCap(spent, data.now()) : pace(cap.get(), spent, data.now());
        return card("figure-month", words.get("usage.month"), sum, spent(spent, cap), bar, under);
    }

    private Node exact(UsageData data) {
        UsageSum sum = data.sum();
        var captions = new HBox(
                Nodes.label(words.get("usage.exact", data.range().words(words, data.now())), "caption", "muted"),
                Nodes.spacer(),
                Nodes.label(words.get("usage.estimated"), "caption", "muted"));
        Label exact = Nodes.label(sum.costUnknown() ? "—" : Figures.answer(sum.exactUsd()), "figure", "num");
        boolean none = sum.estimated() == 0;
        Label estimated = Nodes.label(none ? "—" : "~" + Figures.answer(sum.estimatedUsd()), "num");
        estimated.setMinWidth(Region.USE_PREF_SIZE);
        exact.setId("figure-exact-value");
        estimated.setId("figure-estimated-value");
        var values = new HBox(exact, Nodes.spacer(), estimated);
        values.setAlignment(Pos.BASELINE_LEFT);
        Meter meter = plain(share(sum.exactUsd(), sum.usd()));
        Label under = Nodes.wrapped(reported(sum), "caption", "muted");
        meter.setAccessibleText(under.getText());
        String spoken = words.get("usage.exact.spoken", exact.getText(), estimated.getText());
        return box("figure-exact", spoken, captions, values, meter, under);
    }

    /// Where the money comes from, and what is missing in it.
    private String reported(UsageSum sum) {
        if (sum.unpriced() == 0) {
            return words.get(sum.attempts() == 0 ? "usage.noAnswers" : "usage.someEstimated", sum.estimated());
        }
        String missing = words.get("usage.unpriced.some", sum.unpriced());
        return sum.estimated() == 0 ? missing : words.get("usage.someEstimated", sum.estimated()) + ". " + missing;
    }

    private Node overhead(UsageData data) {
        UsageSum overhead = data.sum(Purpose::overhead);
        String caption = words.get("usage.overhead", data.range().words(words, data.now()));
        boolean none = overhead.attempts() == 0;
        Label value = Nodes.label(none ? words.get("usage.overhead.none") : Figures.answer(overhead.usd()), "figure");
        if (!none) {
            value.getStyleClass().add("num");
        }
        Meter meter = plain(share(overhead.usd(), data.sum().usd()));
        Label under =
                Nodes.wrapped(none ? words.get("usage.overhead.nothing") : parts(data, overhead), "caption", "muted");
        meter.setAccessibleText(under.getText());
        return box(
                "figure-overhead",
                caption + ": " + value.getText() + ", " + under.getText(),
                Nodes.label(caption, "caption", "muted"),
                value,
                meter,
                under);
    }

    /// Each purpose apart: `titles $0.0641, retries $0.3071`.
    private String parts(UsageData data, UsageSum overhead) {
        var parts = new ArrayList<String>();
        for (Purpose purpose : List.of(Purpose.TITLE, Purpose.RETRY, Purpose.KEY_CHECK)) {
            UsageSum sum = data.sum(purpose::equals);
            if (sum.attempts() > 0) {
                String usd = sum.usd().signum() == 0 ? words.get("usage.free") : Figures.answer(sum.usd());
                parts.add(words.get("usage.overhead." + purpose.name().toLowerCase(Locale.ROOT), usd));
            }
        }
        String all = String.join(", ", parts);
        return overhead.unpriced() == 0 ? all : all + " " + unpriced(overhead);
    }

    private Node spent(BigDecimal usd, Optional<BudgetState> cap) {
        var line = new HBox(6, Nodes.label(Figures.total(usd), "figure", "num"));
        line.setAlignment(Pos.BASELINE_LEFT);
        cap.ifPresent(state -> line.getChildren()
                .add(Nodes.label(
                        words.get("usage.of", Figures.total(state.budget().capUsd())), "muted", "num")));
        return line;
    }

    /// A share of something that is no cap: full is nothing to warn of.
    private static Meter plain(double share) {
        var meter = new Meter(6);
        meter.getStyleClass().add("plain");
        meter.setValue(share);
        return meter;
    }

    private static Meter bar(Meter meter, BigDecimal spent, Optional<BudgetState> cap) {
        meter.setValue(cap.map(state -> share(spent, state.budget().capUsd())).orElse(0.0));
        return meter;
    }

    private Node under(Optional<BudgetState> cap, BigDecimal spent, String none) {
        if (cap.isEmpty()) {
            var line =
                    new HBox(6, Nodes.label(none, "caption", "muted"), Nodes.link(words.get("usage.setCap"), setCap));
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
        return Nodes.wrapped(used(cap.get(), spent), "caption", "muted");
    }

    private Node noMonthCap(BigDecimal spent, LocalDate today) {
        String none = spent.signum() == 0
                ? words.get("usage.noCapMonth")
                : words.get("usage.noMonthCap", Figures.total(pace(spent, today)));
        return under(Optional.empty(), spent, none);
    }

    private Node pace(BudgetState state, BigDecimal spent, LocalDate today) {
        BigDecimal cap = state.budget().capUsd();
        if (cap.signum() == 0 || state.held().signum() > 0) {
            return Nodes.wrapped(used(state, spent), "caption", "muted");
        }
        String pace = words.get("usage.pace", Figures.total(pace(spent, today)), UsageNames.shortDay(lastDay(today)));
        String text = words.get("usage.usedAtPace", Figures.percent(spent, cap), pace);
        return Nodes.wrapped(text, "caption", "muted");
    }

    private String used(BudgetState state, BigDecimal spent) {
        BigDecimal cap = state.budget().capUsd();
        String used = cap.signum() == 0
                ? words.get("usage.freeOnly")
                : words.get("usage.used", Figures.percent(spent, cap), Figures.total(state.left()));
        return state.held().signum() == 0 ? used : used + ", " + words.get("usage.held", Figures.total(state.held()));
    }

    private VBox card(String id, String caption, UsageSum sum, Node value, Node bar, Node under) {
        Label title = Nodes.label(caption, "caption", "muted");
        if (sum.unpriced() == 0) {
            return box(id, caption, title, value, bar, under);
        }
        Label missing = Nodes.label(unpriced(sum), "caption", "warning");
        missing.setMinWidth(Region.USE_PREF_SIZE);
        return box(id, caption + ", " + missing.getText(), new HBox(title, Nodes.spacer(), missing), value, bar, under);
    }

    private String unpriced(UsageSum sum) {
        return words.get("usage.plusUnpriced", sum.unpriced());
    }

    private static VBox box(String id, String spoken, Node... parts) {
        var card = new VBox(parts);
        card.setId(id);
        card.getStyleClass().addAll("card", "figure-card");
        card.setAccessibleRole(AccessibleRole.PARENT);
        card.setAccessibleText(spoken);
        return card;
    }

    private static double share(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return part.signum() == 0 ? 0 : 2;
        }
        return part.divide(whole, MathContext.DECIMAL32).doubleValue();
    }

    private static LocalDate lastDay(LocalDate today) {
        return today.withDayOfMonth(today.lengthOfMonth());
    }

    private static double elapsed(LocalDate today) {
        return (double) today.getDayOfMonth() / today.lengthOfMonth();
    }

    private static BigDecimal pace(BigDecimal spent, LocalDate today) {
        return spent.multiply(BigDecimal.valueOf(today.lengthOfMonth()))
                .divide(BigDecimal.valueOf(today.getDayOfMonth()), 4, RoundingMode.HALF_UP);
    }
}
