package dev.patchbay.ui.usage;

import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Chart and table, which one filter acts on together.
final class UsageBody {
    private final Words words;
    private final UsageViewModel model;
    private final DayChart chart;
    private final Label chosen = Nodes.label("", "small", "muted");
    private final Label zone = Nodes.label("", "caption", "muted");
    private final FlowPane legend = new FlowPane();
    private final SumTable sums;
    private final AttemptTable attempts;
    private final StackPane tables = new StackPane();
    private final VBox root;

    UsageBody(Words words, UsageViewModel model) {
        this.words = words;
        this.model = model;
        chart = new DayChart(words, chosen::setText);
        chart.setId("usage-chart");
        chosen.setId("chosen-day");
        sums = new SumTable(words);
        attempts = new AttemptTable(words, model::more);
        root = new VBox(chartCard(), tableCard());
        root.getStyleClass().add("usage-body");
        model.attemptsProperty().addListener((property, before, now) -> showAttempts());
    }

    Node node() {
        return root;
    }

    void show(UsageData data, UsageTable table, Optional<BigDecimal> dayCap) {
        zone.setText(words.get("usage.chart.zone", offset(data.zone(), data.today())));
        chart.show(table, data.today(), dayCap);
        legend.getChildren().setAll(table.series().stream().map(this::legend).toList());
        if (model.segmentProperty().get() == UsageViewModel.Segment.ATTEMPTS) {
            tables.getChildren().setAll(attempts.node());
        } else {
            tables.getChildren().setAll(sums.node());
            sums.show(table, model.segmentProperty().get());
        }
    }

    private void showAttempts() {
        UsageTable table = model.tableProperty().get();
        if (table != null) {
            long all = table.lines().stream()
                    .mapToLong(line -> line.sum().attempts())
                    .sum();
            attempts.show(model.attemptsProperty().get(), all);
        }
    }

    private VBox chartCard() {
        legend.getStyleClass().add("legend");
        legend.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(legend, Priority.ALWAYS);
        Label title = Nodes.label(words.get("usage.chart"), "strong");
        title.setMinWidth(Label.USE_PREF_SIZE);
        zone.setMinWidth(Label.USE_PREF_SIZE);
        var head = new HBox(9, title, zone, legend);
        head.setAlignment(Pos.CENTER_LEFT);
        chosen.setMinHeight(18);
        chosen.setMinWidth(0);
        var card = new VBox(head, chart, chosen);
        card.getStyleClass().addAll("card", "chart-card");
        card.setAccessibleRole(AccessibleRole.PARENT);
        card.setAccessibleText(words.get("usage.chart"));
        return card;
    }

    private Node legend(UsageTable.Series series) {
        Label name = Nodes.label(series.name(), "small", "muted");
        Label usd = Nodes.label(Figures.total(series.usd()), "small", "num");
        var item = new HBox(6, SumColumns.square(series.colour()), name, usd);
        item.setAlignment(Pos.CENTER_LEFT);
        return item;
    }

    private VBox tableCard() {
        var segments = new HBox();
        segments.getStyleClass().add("segments");
        var group = new ToggleGroup();
        for (UsageViewModel.Segment each : UsageViewModel.Segment.values()) {
            segments.getChildren().add(segment(each, group));
        }
        var bar = new HBox(8, Nodes.label(words.get("usage.by"), "strong"), segments, Nodes.spacer(), filter());
        bar.getStyleClass().add("table-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(bar, tables);
        card.getStyleClass().addAll("card", "table-card");
        return card;
    }

    private ToggleButton segment(UsageViewModel.Segment segment, ToggleGroup group) {
        String name = segment.name().toLowerCase(Locale.ROOT);
        var button = new ToggleButton(words.get("usage.segment." + name));
        button.setId("by-" + name);
        button.getStyleClass().add("segment");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(model.segmentProperty().get() == segment);
        model.segmentProperty().addListener((property, before, now) -> button.setSelected(now == segment));
        button.setOnAction(ignored -> {
            button.setSelected(true);
            model.segmentProperty().set(segment);
        });
        return button;
    }

    private Node filter() {
        var field = new TextField();
        field.setId("usage-filter");
        field.getStyleClass().add("filter-field");
        field.setPromptText(words.get("usage.filter"));
        field.setAccessibleText(words.get("usage.filter"));
        field.textProperty().bindBidirectional(model.filterProperty());
        Node icon = Icons.of("fth-filter", 14, "muted");
        icon.setMouseTransparent(true);
        var box = new StackPane(field, icon);
        box.getStyleClass().add("filter-box");
        StackPane.setAlignment(icon, Pos.CENTER_LEFT);
        StackPane.setMargin(icon, new Insets(0, 0, 0, 9));
        return box;
    }

    private static String offset(ZoneId zone, LocalDate day) {
        String offset = DateTimeFormatter.ofPattern("xxx", Locale.ENGLISH)
                .format(day.atTime(12, 0).atZone(zone));
        return "UTC" + (offset.equals("+00:00") ? "" : offset);
    }
}
