package dev.patchbay.ui.fx;

import dev.patchbay.text.Words;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What was really said, folded away, to be copied into a report.
public final class RawReply {
    private final Hyperlink toggle;
    private final VBox box;

    public RawReply(Words words, String raw) {
        var text = new TextArea(raw);
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(Math.clamp(raw.lines().count() + 1, 2, 8));
        text.getStyleClass().addAll("mono", "raw-reply");
        text.setAccessibleText(words.get("raw.title"));
        var copy = Nodes.button(words.get("copy"), "fth-copy", () -> copy(raw));
        box = new VBox(text, new HBox(copy));
        box.getStyleClass().add("raw-box");
        Nodes.show(box, false);
        toggle = Nodes.link(words.get("raw.title"), this::fold);
        toggle.setGraphic(Icons.of("fth-chevron-right", 14));
        toggle.getStyleClass().add("link-trailing");
    }

    /// The words that fold it out.
    public Hyperlink toggle() {
        return toggle;
    }

    public VBox box() {
        return box;
    }

    private void fold() {
        boolean shown = !box.isVisible();
        Nodes.show(box, shown);
        toggle.setGraphic(Icons.of(shown ? "fth-chevron-down" : "fth-chevron-right", 14));
    }

    /// Puts text on the clipboard.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
