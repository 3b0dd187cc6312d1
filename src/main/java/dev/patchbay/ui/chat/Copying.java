package dev.patchbay.ui.chat;

import dev.patchbay.ui.chat.markdown.Block;
import dev.patchbay.ui.chat.markdown.CopyButton;
import dev.patchbay.ui.chat.markdown.PlainText;
import java.util.List;

/// Puts messages on the clipboard.
final class Copying {
    private Copying() {}

    static void copy(String text) {
        CopyButton.copy(text);
    }

    /// The words without the signs of Markdown.
    static String plain(List<Block> blocks) {
        return PlainText.of(blocks);
    }
}
