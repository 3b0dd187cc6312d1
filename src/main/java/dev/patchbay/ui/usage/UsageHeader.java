package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Title, range, profile, export.
final class UsageHeader {
    private final Words words;
    private final UsageViewModel model;
    private final ToggleButton today;
    private final ToggleButton week;
    private final ToggleButton month;
    private final ToggleButton year;
    private final ToggleButton own;
    private final Button next;
    private final MenuButton profile = new MenuButton();
    private final HBox root;

    /// @param export asks what to export
    /// @param ownRange asks for two days
    UsageHeader(Words words, UsageViewModel model, Runnable export, Runnable ownRange) {
        this.words = words;
        this.model = model;
        today = segment(words.get("usage.range.today"), "range-today", model::showToday);
        week = segment(words.get("usage.range.week"), "range-week", model::showWeek);
        month = segment(words.get("usage.month"), "range-month", model::showThisMonth);
        year = segment(words.get("usage.range.year"), "range-year", model::showThisYear);
        own = segment("", "range-own", ownRange);
        own.setGraphic(Icons.of("fth-calendar", 14));
        Nodes.named(own, words.get("usage.range.own"));
        Button previous = arrow("fth-chevron-left", "usage.range.previous", "range-previous", -1);
        next = arrow("fth-chevron-right", "usage.range.next", "range-next", 1);
        var group = new ToggleGroup();
        group.getToggles().addAll(today, week, month, year, own);
        month.setSelected(true);
        var ranges = new HBox(previous, today, week, month, year, own, next);
        ranges.getStyleClass().add("segments");
        ranges.setAlignment(Pos.CENTER);
        profile.setId("usage-profile");
        profile.setGraphic(Icons.of("fth-user", 14));
        profile.setMaxWidth(150);
        profile.setAccessibleText(words.get("usage.profile"));
        root = Nodes.header(words.get("panel.usage"), Nodes.spacer(), ranges, profile, export(export));
        model.dataProperty().addListener((property, before, now) -> show(now));
    }

    Node node() {
        return root;
    }

    private Button export(Runnable export) {
        Button button = Nodes.button(words.get("usage.export"), "fth-download", export, "primary");
        button.setId("export");
        Nodes.named(button, words.get("usage.export.tip"));
        button.disableProperty().bind(model.dataProperty().isNull());
        return button;
    }

    private ToggleButton segment(String name, String id, Runnable action) {
        var button = new ToggleButton(name);
        button.setId(id);
        button.getStyleClass().add("segment");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setOnAction(ignored -> {
            show(model.dataProperty().get());
            action.run();
        });
        return button;
    }

    private Button arrow(String icon, String key, String id, int by) {
        Button button = Nodes.iconButton(icon, words.get(key), () -> model.move(by), "segment");
        button.setGraphic(Icons.of(icon, 14));
        button.setId(id);
        return button;
    }

    private void show(@Nullable UsageData data) {
        if (data == null) {
            return;
        }
        UsageRange range = data.range();
        LocalDate now = data.now();
        today.setSelected(range.kind() == UsageRange.Kind.DAY);
        week.setSelected(range.kind() == UsageRange.Kind.WEEK);
        month.setSelected(range.kind() == UsageRange.Kind.MONTH);
        year.setSelected(range.kind() == UsageRange.Kind.YEAR);
        own.setSelected(range.kind() == UsageRange.Kind.OWN);
        UsageRange day = range.kind() == UsageRange.Kind.DAY ? range : UsageRange.day(now);
        UsageRange named = range.kind() == UsageRange.Kind.MONTH ? range : UsageRange.month(YearMonth.from(now));
        UsageRange whole = range.kind() == UsageRange.Kind.YEAR ? range : UsageRange.year(now.getYear());
        today.setText(day.words(words, now));
        month.setText(named.words(words, now));
        year.setText(whole.words(words, now));
        next.setDisable(!range.to().isBefore(now));
        showProfiles(data);
    }

    private void showProfiles(UsageData data) {
        Set<String> chosen = data.query().chosen().getOrDefault(Dimension.PROFILE, Set.of());
        String all = words.get("usage.profile.all");
        var group = new ToggleGroup();
        profile.getItems().setAll(item(all, group, chosen.isEmpty(), Set.of()));
        data.names()
                .profiles()
                .forEach(
                        (id, name) -> profile.getItems().add(item(name, group, chosen.equals(Set.of(id)), Set.of(id))));
        profile.setText(
                switch (chosen.size()) {
                    case 0 -> all;
                    case 1 -> data.names().profile(chosen.iterator().next());
                    default -> words.get("usage.profile.some", chosen.size());
                });
    }

    private RadioMenuItem item(String name, ToggleGroup group, boolean selected, Set<String> ids) {
        var item = new RadioMenuItem(name);
        item.setToggleGroup(group);
        item.setSelected(selected);
        item.setMnemonicParsing(false);
        item.setOnAction(ignored -> model.choose(Dimension.PROFILE, ids));
        return item;
    }
}
