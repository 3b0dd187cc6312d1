package dev.patchbay.ui.usage;

import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.time.LocalDate;
import java.time.YearMonth;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Title, range, Demo, export.
final class UsageHeader {
    private final Words words;
    private final UsageViewModel model;
    private final ToggleButton today;
    private final ToggleButton week;
    private final ToggleButton month;
    private final Button previous;
    private final Button next;
    private final HBox root;

    /// @param export asks for a file and exports to it
    UsageHeader(Words words, UsageViewModel model, Runnable export) {
        this.words = words;
        this.model = model;
        today = segment("usage.range.today", "range-today", model::showToday);
        week = segment("usage.range.week", "range-week", model::showWeek);
        month = segment("usage.month", "range-month", model::showThisMonth);
        previous = arrow("fth-chevron-left", "usage.range.previous", "range-previous", -1);
        next = arrow("fth-chevron-right", "usage.range.next", "range-next", 1);
        var group = new ToggleGroup();
        group.getToggles().addAll(today, week, month);
        month.setSelected(true);
        var ranges = new HBox(today, week, previous, month, next);
        ranges.getStyleClass().add("segments");
        ranges.setAlignment(Pos.CENTER);
        var demo = new CheckBox(words.get("usage.includeDemo"));
        demo.setId("include-demo");
        demo.setMinWidth(CheckBox.USE_PREF_SIZE);
        demo.selectedProperty().bindBidirectional(model.demoProperty());
        Nodes.named(demo, words.get("usage.includeDemo.tip"));
        root = Nodes.header(words.get("panel.usage"), Nodes.spacer(), ranges, demo, export(export));
        model.dataProperty().addListener((property, before, now) -> show(now));
    }

    Node node() {
        return root;
    }

    private Button export(Runnable export) {
        Button button = Nodes.button(words.get("usage.export"), "fth-download", export, "primary");
        button.setId("export");
        Nodes.named(button, words.get("usage.export.tip"));
        button.disableProperty()
                .bind(model.exportingProperty().or(model.dataProperty().isNull()));
        button.textProperty()
                .bind(model.exportingProperty().map(busy -> words.get(busy ? "usage.exporting" : "usage.export")));
        return button;
    }

    private ToggleButton segment(String key, String id, Runnable action) {
        var button = new ToggleButton(words.get(key));
        button.setId(id);
        button.getStyleClass().add("segment");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setOnAction(ignored -> {
            button.setSelected(true);
            action.run();
        });
        return button;
    }

    private Button arrow(String icon, String key, String id, int by) {
        Button button = Nodes.iconButton(icon, words.get(key), () -> model.moveMonth(by), "segment");
        button.setGraphic(Icons.of(icon, 14));
        button.setId(id);
        return button;
    }

    private void show(@Nullable UsageData data) {
        if (data == null) {
            return;
        }
        UsageRange range = data.range();
        LocalDate now = data.today();
        today.setSelected(range.kind() == UsageRange.Kind.TODAY);
        week.setSelected(range.kind() == UsageRange.Kind.WEEK);
        month.setSelected(range.kind() == UsageRange.Kind.MONTH);
        UsageRange named = range.kind() == UsageRange.Kind.MONTH ? range : UsageRange.month(YearMonth.from(now));
        month.setText(named.words(words));
        next.setDisable(!YearMonth.from(range.to()).isBefore(YearMonth.from(now)));
        previous.setDisable(false);
    }
}
