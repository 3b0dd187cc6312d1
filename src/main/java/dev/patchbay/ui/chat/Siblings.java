package dev.patchbay.ui.chat;

import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// "2 of 3", with a step to either side, where a message has several versions.
final class Siblings extends HBox {

    Siblings(ChatParts parts, Entry entry) {
        getStyleClass().add("siblings");
        Button before = step(parts, entry, -1, "fth-chevron-left", "chat.sibling.before");
        Button after = step(parts, entry, 1, "fth-chevron-right", "chat.sibling.after");
        before.setDisable(entry.place() <= 1);
        after.setDisable(entry.place() >= entry.siblings().size());
        String place =
                parts.words("chat.sibling", entry.place(), entry.siblings().size());
        getChildren().addAll(before, Nodes.label(place, "small", "muted", "num", "sibling-place"), after);
    }

    private static Button step(ChatParts parts, Entry entry, int by, String icon, String key) {
        Button button = Nodes.iconButton(
                icon, parts.words(key), () -> parts.versions().show(entry, by), "flat", "answer-action");
        button.setGraphic(Icons.of(icon, 14, "muted"));
        return button;
    }
}
