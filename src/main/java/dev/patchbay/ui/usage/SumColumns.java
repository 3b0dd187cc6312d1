package dev.patchbay.ui.usage;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Badge;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The columns of [SumTable] and what stands in them.
final class SumColumns {
    /// A bold digit of the table's size, and the space at both sides of a cell; in pixels.
    private static final double DIGIT = 7.7;

    private static final double PADDING = 17;
    private static final double SIGN = 20;
    private static final double SET_PRICE = 64;

    private final Words words;
    private final Consumer<ModelId> setPrice;
    private final TableColumn<UsageLine, UsageLine> name;
    private final TableColumn<UsageLine, UsageLine> provider;
    private final TableColumn<UsageLine, UsageLine> cost;
    private final Map<TableColumn<UsageLine, UsageLine>, Function<UsageLine, String>> numbers = new LinkedHashMap<>();
    private final Map<TableColumn<UsageLine, UsageLine>, Double> least = new LinkedHashMap<>();

    /// @param setPrice leads to where a price is set for a model
    SumColumns(Words words, Consumer<ModelId> setPrice) {
        this.words = words;
        this.setPrice = setPrice;
        name = Columns.node("", widths(140, 190), this::name, Comparator.comparing(UsageLine::key), "first-cell");
        provider = Columns.node(
                words.get("usage.column.provider"),
                widths(110, 150),
                this::provider,
                Comparator.comparing(UsageLine::provider));
        number("usage.column.requests", 66, UsageSum::attempts);
        number("usage.column.input", 70, UsageSum::input);
        number("usage.column.cached", 70, UsageSum::cachedInput);
        number("usage.column.output", 74, UsageSum::output);
        money(
                "usage.column.exact",
                SumColumns::exact,
                Comparator.comparing(line -> line.sum().exactUsd()),
                "num");
        money(
                "usage.column.estimated",
                SumColumns::estimated,
                Comparator.comparing(line -> line.sum().estimatedUsd()),
                "num",
                "muted-cell");
        cost = Columns.node(
                words.get("usage.column.cost"),
                widths(86, 142),
                this::cost,
                Comparator.<UsageLine, BigDecimal>comparing(line -> line.sum().usd()),
                "num");
        add(
                cost,
                86,
                line -> line.sum().costUnknown()
                        ? words.get("usage.unpriced.brief")
                        : Figures.answer(line.sum().usd()));
        var share = Columns.text(
                words.get("usage.column.share"),
                widths(62, 74),
                UsageLine::shareText,
                Comparator.comparing(UsageLine::share),
                "num",
                "muted-cell",
                "last-cell");
        add(share, 62, UsageLine::shareText);
    }

    TableColumn<UsageLine, UsageLine> name() {
        return name;
    }

    TableColumn<UsageLine, UsageLine> provider() {
        return provider;
    }

    TableColumn<UsageLine, UsageLine> cost() {
        return cost;
    }

    List<TableColumn<UsageLine, UsageLine>> all() {
        var all = new ArrayList<TableColumn<UsageLine, UsageLine>>();
        all.add(name);
        all.add(provider);
        all.addAll(numbers.keySet());
        return all;
    }

    /// Makes each column at least as wide as its longest number: half a number is worse than none.
    void measure(List<UsageLine> lines) {
        numbers.forEach((column, text) -> {
            int longest = lines.stream()
                    .mapToInt(line -> text.apply(line).length())
                    .max()
                    .orElse(0);
            double sign =
                    column == cost && lines.stream().anyMatch(line -> line.sum().unpriced() > 0) ? SIGN : 0;
            double link = column == cost
                            && lines.stream()
                                    .anyMatch(line -> line.model() && line.sum().costUnknown())
                    ? SET_PRICE
                    : 0;
            column.setMinWidth(Math.max(least.getOrDefault(column, 0.0), longest * DIGIT + PADDING + sign + link));
        });
    }

    private void number(String key, double width, ToLongFunction<UsageSum> value) {
        Function<UsageLine, String> text = line -> count(value.applyAsLong(line.sum()));
        var column = Columns.text(
                words.get(key),
                widths(width, 96),
                text,
                Comparator.comparingLong(line -> value.applyAsLong(line.sum())),
                "num");
        add(column, width, text);
    }

    private void money(String key, Function<UsageLine, String> text, Comparator<UsageLine> order, String... styles) {
        add(Columns.text(words.get(key), widths(78, 104), text, order, styles), 78, text);
    }

    private void add(TableColumn<UsageLine, UsageLine> column, double width, Function<UsageLine, String> text) {
        numbers.put(column, text);
        least.put(column, width);
    }

    private Node name(UsageLine line) {
        Label label = Nodes.label(line.name());
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(line.model() ? line.name() + ", " + line.key() : line.name()));
        var box = new HBox(8, label);
        box.setAlignment(Pos.CENTER_LEFT);
        if (line.colour() > 0 && !provider.isVisible()) {
            box.getChildren().addFirst(square(line));
        }
        if (line.demo() && !line.total()) {
            box.getChildren().add(new Badge(words.get("usage.demo"), "fth-zap", Badge.Tone.NEUTRAL));
        }
        return box;
    }

    private Node provider(UsageLine line) {
        if (line.provider().isEmpty()) {
            return new Region();
        }
        Label label = Nodes.label(line.provider(), "muted");
        label.setMinWidth(0);
        var box = new HBox(8, square(line), label);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    static Region square(UsageLine line) {
        return square(line.colour());
    }

    /// @param colour 0 for one that is not in the chart
    static Region square(int colour) {
        var square = new Region();
        square.getStyleClass().addAll("square", colour == 0 ? "no-series" : "series-" + colour);
        return square;
    }

    private Node cost(UsageLine line) {
        UsageSum sum = line.sum();
        if (sum.costUnknown()) {
            Label unknown = Nodes.label(words.get("usage.unpriced.brief"), "unpriced");
            unknown.setGraphic(Icons.of("fth-alert-triangle", 14, "warning"));
            HBox box = right(unknown, words.get("usage.unpriced.tip", sum.unpriced()));
            if (line.model()) {
                box.getChildren()
                        .add(Nodes.link(words.get("usage.setPrice"), () -> setPrice.accept(ModelId.parse(line.key()))));
            }
            return box;
        }
        if (sum.usd().signum() == 0 && sum.attempts() > 0 && sum.unpriced() == 0) {
            return right(Nodes.label(words.get("usage.notBilled"), "muted"), words.get("usage.free.tip"));
        }
        Label usd = Nodes.label(Figures.answer(sum.usd()), "num", "strong");
        if (sum.unpriced() > 0) {
            usd.setGraphic(Icons.of("fth-alert-triangle", 12, "warning"));
            return right(usd, words.get("usage.unpriced.some", sum.unpriced()));
        }
        return right(usd, Figures.exact(sum.usd()));
    }

    private static HBox right(Label label, String tip) {
        label.setTooltip(new Tooltip(tip));
        label.setAccessibleText(label.getText() + ", " + tip);
        label.setMinWidth(0);
        var box = new HBox(6, label);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private static String exact(UsageLine line) {
        UsageSum sum = line.sum();
        return sum.costUnknown() ? "" : sum.exactUsd().signum() == 0 ? "—" : Figures.answer(sum.exactUsd());
    }

    private static String estimated(UsageLine line) {
        return line.sum().estimated() == 0
                ? "—"
                : "~" + Figures.answer(line.sum().estimatedUsd());
    }

    private static String count(long number) {
        return number == 0 ? "—" : Figures.count(number);
    }

    private static double[] widths(double least, double preferred) {
        return new double[] {least, preferred};
    }
}
