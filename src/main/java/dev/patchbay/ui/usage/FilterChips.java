package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/// What was picked and typed, each with a cross; nothing where nothing is filtered.
final class FilterChips {
    private final Words words;
    private final UsageViewModel model;
    private final FlowPane root = new FlowPane();

    FilterChips(Words words, UsageViewModel model) {
        this.words = words;
        this.model = model;
        root.getStyleClass().add("chips");
        root.setId("usage-chips");
        root.setAccessibleText(words.get("usage.chips"));
    }

    Node node() {
        return root;
    }

    void show(UsageData data) {
        root.getChildren().clear();
        data.query()
                .chosen()
                .forEach((dimension, keys) ->
                        keys.stream().sorted().forEach(key -> root.getChildren().add(chip(data, dimension, key))));
        if (!data.query().text().isBlank()) {
            String text = words.get("usage.chip.text", data.query().text().strip());
            root.getChildren().add(chip(text, () -> model.filterProperty().set("")));
        }
        boolean some = !root.getChildren().isEmpty();
        if (some) {
            Button all = Nodes.button(words.get("usage.chip.clear"), model::clear, "flat", "chip-clear");
            all.setId("clear-filters");
            root.getChildren().add(all);
        }
        Nodes.show(root, some);
    }

    private Button chip(UsageData data, Dimension dimension, String key) {
        String name = words.get(
                "usage.chip",
                words.get("usage.column." + UsageTable.word(dimension)),
                data.names().of(dimension, key));
        return chip(name, () -> {
            var rest = new HashSet<>(model.chosenProperty().get().getOrDefault(dimension, Set.of()));
            rest.remove(key);
            model.choose(dimension, rest);
        });
    }

    private Button chip(String name, Runnable remove) {
        Button chip = Nodes.button(name, remove, "chip");
        chip.setGraphic(Icons.of("fth-x", 12));
        chip.setAccessibleText(words.get("usage.chip.remove", name));
        return chip;
    }
}
