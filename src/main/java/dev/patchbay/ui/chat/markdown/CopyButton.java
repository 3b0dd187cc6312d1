package dev.patchbay.ui.chat.markdown;

import dev.patchbay.text.Words;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// Puts a text on the clipboard and says so for a moment.
public final class CopyButton extends Button {
    private static final Duration SHOWN = Duration.seconds(1.5);

    public CopyButton(Words words, Supplier<String> text) {
        super(words.get("chat.copy"), new FontIcon("fth-copy"));
        getStyleClass().add("copy-button");
        var back = new PauseTransition(SHOWN);
        back.setOnFinished(done -> {
            setText(words.get("chat.copy"));
            setGraphic(new FontIcon("fth-copy"));
        });
        setOnAction(click -> {
            copy(text.get());
            setText(words.get("chat.copied"));
            setGraphic(new FontIcon("fth-check"));
            back.playFromStart();
        });
    }

    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
