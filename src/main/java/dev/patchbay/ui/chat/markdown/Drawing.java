package dev.patchbay.ui.chat.markdown;

import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.UiThread;
import java.util.function.Consumer;

/// What drawing needs beside the blocks.
///
/// @param open opens a web or mail address outside the program
public record Drawing(Words words, UiThread ui, Consumer<String> open) {

    /// Only what a browser or a mail program opens by itself: a `file:` or unknown scheme from a model is text.
    static boolean opens(String link) {
        return link.matches("(?i)(https?://|mailto:)\\S+");
    }
}
