package dev.patchbay.ui.chat.markdown;

import javafx.scene.Node;

/// A block on the screen.
interface Drawn {

    Node node();

    /// Changes what is drawn to `block`, touching only what differs.
    ///
    /// @return false if this cannot become that: it is to be replaced
    boolean become(Block block);

    /// Draws `block` for the first time.
    static Drawn of(Block block, Drawing drawing) {
        return switch (block) {
            case Block.Paragraph paragraph -> new DrawnText(paragraph, drawing);
            case Block.Heading heading -> new DrawnText(heading, drawing);
            case Block.Items items -> new DrawnItems(items, drawing);
            case Block.Quote quote -> new DrawnQuote(quote, drawing);
            case Block.Code code -> new DrawnCode(code, drawing);
            case Block.Table table -> new DrawnTable(table, drawing);
            case Block.Rule _ -> new DrawnRule();
        };
    }
}
