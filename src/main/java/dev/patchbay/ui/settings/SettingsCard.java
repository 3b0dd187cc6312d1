package dev.patchbay.ui.settings;

import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.Nodes;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A card of settings: a head, and rows of a name and what it is set to.
final class SettingsCard {
    private static final KeyCombination.Modifier SHORTCUT = KeyCombination.SHORTCUT_DOWN;
    private static final String UNKNOWN = "development build";

    private SettingsCard() {}

    static VBox of(Words words, String key, Node... rows) {
        Label title = Nodes.label(words.get("settings." + key + ".title"), "strong");
        var head = new HBox(title);
        head.getStyleClass().add("settings-head");
        var card = new VBox(head);
        card.getChildren().addAll(rows);
        card.getStyleClass().addAll("card", "settings-card");
        card.setAccessibleRole(AccessibleRole.PARENT);
        card.setAccessibleText(title.getText());
        return card;
    }

    static Node row(Words words, String key, Node value) {
        var name = Nodes.label(words.get("settings." + key), "row-name");
        name.setLabelFor(value);
        var right = new VBox(value);
        right.getStyleClass().add("row-value");
        HBox.setHgrow(right, Priority.ALWAYS);
        String hint = "settings." + key + ".hint";
        if (words.has(hint)) {
            right.getChildren().add(Nodes.wrapped(words.get(hint), "small", "muted"));
        }
        var row = new HBox(name, right);
        row.getStyleClass().add("settings-row");
        return row;
    }

    static VBox shortcuts(Words words) {
        List<Keys> all = List.of(
                new Keys("panels", keys(KeyCode.DIGIT1) + " … " + keys(KeyCode.DIGIT5)),
                new Keys("new", keys(KeyCode.N)),
                new Keys("search", keys(KeyCode.F)),
                new Keys("send", "Enter"),
                new Keys("line", "Shift+Enter"),
                new Keys("stop", "Esc"),
                new Keys("list", keys(KeyCode.B)),
                new Keys("end", keys(KeyCode.END)),
                new Keys("reorder", words.get("settings.shortcut.reorder.keys")));
        Node[] rows = all.stream()
                .map(each -> row(words, "shortcut." + each.key(), Nodes.label(each.text(), "keys")))
                .toArray(Node[]::new);
        VBox card = of(words, "shortcuts", rows);
        card.getStyleClass().add("dense");
        return card;
    }

    static VBox about(Words words) {
        String own = SettingsCard.class.getPackage().getImplementationVersion();
        return of(
                words,
                "about",
                row(words, "version", Nodes.label(own == null ? UNKNOWN : own, "num")),
                row(
                        words,
                        "runtime",
                        Nodes.label(
                                words.get(
                                        "settings.runtime.text",
                                        Runtime.version().feature(),
                                        System.getProperty("javafx.runtime.version", "?"),
                                        System.getProperty("os.name")),
                                "num")),
                row(words, "licence", Nodes.wrapped(words.get("settings.licence.text"))));
    }

    private static String keys(KeyCode code) {
        return new KeyCodeCombination(code, SHORTCUT).getDisplayText();
    }

    private record Keys(String key, String text) {}
}
