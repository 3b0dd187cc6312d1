package dev.patchbay.ui.chat.markdown;

import javafx.scene.Node;

/// A quote: its blocks behind a bar.
final class DrawnQuote implements Drawn {
    private final MarkdownView inside;

    DrawnQuote(Block.Quote quote, Drawing drawing) {
        inside = new MarkdownView(drawing);
        inside.getStyleClass().add("md-quote");
        inside.show(quote.blocks());
    }

    @Override
    public Node node() {
        return inside;
    }

    @Override
    public boolean become(Block block) {
        if (!(block instanceof Block.Quote(var blocks))) {
            return false;
        }
        inside.show(blocks);
        return true;
    }
}
