package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The days of the range as bars, or those of a year as a heat map; the legend, the comparison with the period before
/// and
/// the words for the day that is looked at.
final class ChartCard {
    private static final double LEGEND = 260;
    private static final List<Dimension> STACKS =
            List.of(Dimension.PROVIDER, Dimension.MODEL, Dimension.TASK, Dimension.PROFILE);

    /// What the card shows.
    enum Face {
        BARS,
        HEAT
    }

    private final Words words;
    private final UsageViewModel model;
    private final DayChart chart;
    private final HeatMap heat;
    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(Face.BARS);
    private final Label title = Nodes.label("", "strong");
    private final Label compared = Nodes.label("", "small", "muted");
    private final Label looked = Nodes.wrapped("", "small", "muted");
    private final FlowPane legend = new FlowPane();
    private final HBox key;
    private final HBox shades;
    private final MenuButton stack = new MenuButton();
    private final Label year = Nodes.label("", "strong", "num");
    private final HBox years;
    private final StackPane faces = new StackPane();
    private final VBox root = new VBox();

    ChartCard(Words words, UsageViewModel model) {
        this.words = words;
        this.model = model;
        var deeds = new Deeds();
        chart = new DayChart(words, deeds);
        chart.setId("usage-chart");
        heat = new HeatMap(words, deeds);
        heat.setId("usage-heat");
        looked.setId("chosen-day");
        compared.setId("usage-compared");
        years = new HBox(
                4,
                arrow("fth-chevron-left", "usage.heat.previous", "heat-previous", -1),
                year,
                arrow("fth-chevron-right", "usage.heat.next", "heat-next", 1));
        years.setAlignment(Pos.CENTER_LEFT);
        key = key();
        shades = shades();
        build();
        face.addListener((property, before, now) -> turn());
        turn();
    }

    Node node() {
        return root;
    }

    void show(UsageData data, Colours colours) {
        UsageChart shown = UsageChart.of(data, colours);
        if (face.get() == Face.BARS) {
            chart.show(shown, data.now(), data.dayCap());
        } else {
            heat.show(data);
        }
        year.setText(Integer.toString(data.year()));
        stack.setText(words.get(
                "usage.stack",
                words.get("usage.segment." + UsageTable.word(data.query().stack()))));
        legend.getChildren()
                .setAll(shown.series().stream().map(each -> legend(data, each)).toList());
        compared.setText(new ComparisonWords(words).of(data));
        compared.setTooltip(new Tooltip(compared.getText()));
        Nodes.show(compared, !compared.getText().isEmpty());
        String zone = words.get("usage.chart.zone", offset(data.zone(), data.now()));
        title.setTooltip(new Tooltip(zone));
        title.setAccessibleText(title.getText() + ", " + zone);
        UsageSum sum = data.sum();
        boolean apart = sum.estimatedUsd().signum() > 0 || sum.unpriced() > 0;
        Nodes.show(key, apart && face.get() == Face.BARS);
    }

    private void build() {
        legend.getStyleClass().add("legend");
        stack.setId("usage-stack");
        stack.getStyleClass().add("flat");
        var group = new ToggleGroup();
        for (Dimension each : STACKS) {
            var item = new RadioMenuItem(words.get("usage.segment." + UsageTable.word(each)));
            item.setId("stack-" + UsageTable.word(each));
            item.setToggleGroup(group);
            item.setSelected(model.stackProperty().get() == each);
            item.setOnAction(ignored -> model.stackProperty().set(each));
            stack.getItems().add(item);
        }
        title.setMinWidth(Region.USE_PREF_SIZE);
        stack.setMinWidth(Region.USE_PREF_SIZE);
        HBox choice = new Segments<>(face)
                .with(Face.BARS, "face-bars", words.get("usage.face.bars"))
                .with(Face.HEAT, "face-heat", words.get("usage.face.heat"))
                .node();
        choice.setMinWidth(Region.USE_PREF_SIZE);
        compared.setMinWidth(0);
        var head = new HBox(9, title, stack, years, compared, Nodes.spacer(), choice);
        head.setAlignment(Pos.CENTER_LEFT);
        looked.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(looked, Priority.ALWAYS);
        looked.setMaxWidth(Double.MAX_VALUE);
        var foot = new HBox(16, looked, key, shades);
        foot.setAlignment(Pos.TOP_LEFT);
        root.getChildren().addAll(head, legend, faces, foot);
        root.getStyleClass().addAll("card", "chart-card");
        root.setAccessibleRole(AccessibleRole.PARENT);
        root.setAccessibleText(words.get("usage.chart"));
    }

    private void turn() {
        boolean bars = face.get() == Face.BARS;
        faces.getChildren().setAll(bars ? chart : heat);
        title.setText(words.get(bars ? "usage.chart" : "usage.heat"));
        Nodes.show(legend, bars);
        Nodes.show(stack, bars);
        Nodes.show(years, !bars);
        Nodes.show(shades, !bars);
        UsageData data = model.dataProperty().get();
        if (data != null) {
            show(data, Colours.of(data));
        }
    }

    private Button legend(UsageData data, UsageChart.Series series) {
        Dimension by = data.query().stack();
        String usd = Figures.total(series.usd());
        Button item = Nodes.button(
                series.name() + "  " + usd,
                () -> model.pick(by, Set.copyOf(series.keys()), false),
                "legend-item",
                "small");
        boolean chosen = series.keys().stream().allMatch(key -> data.chosen(by, key));
        item.getStyleClass().add(chosen ? "legend-chosen" : "legend-plain");
        item.setGraphic(SumColumns.square(series.colour()));
        item.setMinWidth(0);
        item.setMaxWidth(LEGEND);
        item.setAccessibleText(words.get("usage.legend.spoken", series.name(), usd));
        item.setTooltip(new Tooltip(series.name() + ": " + Figures.answer(series.usd())));
        return item;
    }

    private HBox key() {
        var box = new HBox(
                14,
                sign("usage.key.exact", "series-2"),
                sign("usage.key.estimated", "series-2", "hatched"),
                sign("usage.key.unpriced", "unpriced-outline"));
        box.setAlignment(Pos.CENTER_LEFT);
        box.setId("usage-key");
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private HBox shades() {
        var box = new HBox(3, Nodes.label(words.get("usage.heat.less"), "caption", "muted"));
        for (int level = 0; level <= HeatMap.LEVELS; level++) {
            var square = new Region();
            square.getStyleClass().addAll("square", "heat-cell", "heat-" + level);
            box.getChildren().add(square);
        }
        box.getChildren().add(Nodes.label(words.get("usage.heat.more"), "caption", "muted"));
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private Label sign(String words, String... styles) {
        var square = new Region();
        square.getStyleClass().add("square");
        square.getStyleClass().addAll(styles);
        Label label = Nodes.label(this.words.get(words), "caption", "muted");
        label.setGraphic(square);
        return label;
    }

    private Button arrow(String icon, String name, String id, int by) {
        Button button = Nodes.iconButton(icon, words.get(name), () -> model.moveYear(by), "flat");
        button.setGraphic(Icons.of(icon, 14));
        button.setId(id);
        return button;
    }

    static String offset(ZoneId zone, LocalDate day) {
        String offset = DateTimeFormatter.ofPattern("xxx", Locale.ENGLISH)
                .format(day.atTime(12, 0).atZone(zone));
        return "UTC" + (offset.equals("+00:00") ? "" : offset);
    }

    private final class Deeds implements DayChart.Deeds {

        @Override
        public void look(String spoken) {
            looked.setText(spoken);
        }

        @Override
        public void pick(LocalDate day, boolean also) {
            model.pick(Dimension.DAY, Set.of(day.toString()), also);
        }

        @Override
        public void drill(LocalDate day) {
            model.drill(Dimension.DAY, day.toString());
        }
    }
}
