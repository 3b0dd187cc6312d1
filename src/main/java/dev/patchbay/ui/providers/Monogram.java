package dev.patchbay.ui.providers;

import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// Two letters in the place of a logo, which would be someone's trademark.
final class Monogram {
    private static final int LETTERS = 2;

    private Monogram() {}

    static Node of(String name, boolean demo) {
        var box = new StackPane(demo ? Icons.plainMark(22) : Nodes.label(letters(name), "monogram-text"));
        box.getStyleClass().add("monogram");
        return box;
    }

    /// `OpenAI` is OA, `DeepSeek` DS, `Mistral AI` Mi: the capitals of its first word, else its first letters.
    static String letters(String name) {
        String word = name.strip().split("\\s+", 2)[0];
        String capitals = word.codePoints()
                .filter(Character::isUpperCase)
                .limit(LETTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (capitals.length() == LETTERS) {
            return capitals;
        }
        String first = word.substring(0, Math.min(LETTERS, word.length()));
        return first.isEmpty() ? "?" : first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }
}
