package dev.patchbay.ui.usage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// One choice out of a few, side by side. Follows the property, whoever changes it.
final class Segments<T> {
    private final HBox root = new HBox();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final ObjectProperty<T> chosen;

    Segments(ObjectProperty<T> chosen) {
        this.chosen = chosen;
        root.getStyleClass().add("segments");
        chosen.addListener((property, before, now) -> show(now));
    }

    Segments<T> with(T value, String id, String name) {
        var button = new ToggleButton(name);
        button.setId(id);
        button.getStyleClass().add("segment");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(Objects.equals(chosen.get(), value));
        button.setOnAction(ignored -> {
            button.setSelected(true);
            chosen.set(value);
        });
        buttons.values().forEach(other -> other.getStyleClass().remove("last"));
        button.getStyleClass().addAll(buttons.isEmpty() ? List.of("first", "last") : List.of("last"));
        buttons.put(value, button);
        root.getChildren().add(button);
        return this;
    }

    HBox node() {
        return root;
    }

    private void show(T now) {
        buttons.forEach((value, button) -> button.setSelected(Objects.equals(value, now)));
    }
}
