package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Navigator;
import dev.patchbay.ui.fx.Nodes;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The sums, or the attempts behind them, or one of these with its cost explained; above it what they are grouped and
/// filtered by.
final class TableCard {
    private final Words words;
    private final UsageViewModel model;
    private final SumTable sums;
    private final AttemptTable attempts;
    private final DetailsView details;
    private final FilterChips chips;
    private final StackPane tables = new StackPane();
    private final VBox root;

    TableCard(Words words, UsageViewModel model, Navigator navigator, Consumer<ModelId> setPrice) {
        this.words = words;
        this.model = model;
        sums = new SumTable(words, new Deeds(), setPrice);
        attempts = new AttemptTable(words, model.attempts()::open, model.attempts()::more);
        details = new DetailsView(words, model.attempts()::close, navigator, setPrice);
        chips = new FilterChips(words, model);
        root = new VBox(bar(), chips.node(), tables);
        root.getStyleClass().addAll("card", "table-card");
        model.attempts().shownProperty().addListener((property, before, now) -> showAttempts());
        model.attempts().detailsProperty().addListener((property, before, now) -> turn());
        model.segmentProperty().addListener((property, before, now) -> turn());
    }

    Node node() {
        return root;
    }

    void show(UsageData data, UsageTable table) {
        chips.show(data);
        sums.show(table);
        showAttempts();
        turn();
    }

    private void turn() {
        UsageData data = model.dataProperty().get();
        AttemptDetails one = model.attempts().detailsProperty().get();
        if (one != null && data != null) {
            tables.getChildren().setAll(details.show(one, data));
            details.focus();
        } else if (model.segmentProperty().get() == UsageViewModel.Segment.ATTEMPTS) {
            boolean back = !tables.getChildren().contains(attempts.node());
            tables.getChildren().setAll(attempts.node());
            if (back) {
                attempts.focus();
            }
        } else {
            tables.getChildren().setAll(sums.node());
        }
    }

    private void showAttempts() {
        UsageData data = model.dataProperty().get();
        if (data != null) {
            long all = data.purposes().stream()
                    .filter(group -> data.query().demo() || !group.demo())
                    .map(UsageGroup::sum)
                    .mapToLong(sum -> sum.attempts())
                    .sum();
            attempts.show(model.attempts().shownProperty().get(), all);
        }
    }

    private Node bar() {
        var segments = new Segments<>(model.segmentProperty());
        for (UsageViewModel.Segment each : UsageViewModel.Segment.values()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            segments.with(each, "by-" + name, words.get("usage.segment." + name));
        }
        var demo = new CheckBox(words.get("usage.includeDemo"));
        demo.setId("include-demo");
        demo.setMinWidth(CheckBox.USE_PREF_SIZE);
        demo.selectedProperty().bindBidirectional(model.demoProperty());
        Nodes.named(demo, words.get("usage.includeDemo.tip"));
        var left = new HBox(8, Nodes.label(words.get("usage.by"), "strong"), segments.node());
        left.setAlignment(Pos.CENTER_LEFT);
        var right = new HBox(12, demo, filter());
        right.setAlignment(Pos.CENTER_RIGHT);
        var bar = new FlowPane(12, 6, left, right);
        bar.getStyleClass().add("table-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
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

    private final class Deeds implements SumTable.Deeds {

        @Override
        public void pick(Dimension by, String key, boolean also) {
            model.pick(by, Set.of(key), also);
        }

        @Override
        public void drill(Dimension by, String key) {
            model.drill(by, key);
        }
    }
}
