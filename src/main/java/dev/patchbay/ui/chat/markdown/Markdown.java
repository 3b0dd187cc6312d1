package dev.patchbay.ui.chat.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads CommonMark with tables, strikethrough, task lists and bare links into [Block]s.
///
/// What comes from a model is not trusted: nesting, tables and text are bounded, HTML stays text, nothing
/// is loaded. Safe for use by several threads.
public final class Markdown {
    private static final int DEEPEST_BLOCKS = 24;
    private static final int DEEPEST_INLINES = 24;

    /// A longer text is shown as plain text: no reader needs its layout, and parsing it would take seconds.
    static final int LONGEST = 2_000_000;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    TaskListItemsExtension.create(),
                    AutolinkExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST_BLOCKS)
            .maxInlineNesting(DEEPEST_INLINES)
            .build();

    private Markdown() {}

    /// Takes time in proportion to the text: call it off the FX thread unless the text is short.
    public static List<Block> parse(String text) {
        return pieces(text).stream().map(Piece::block).toList();
    }

    /// The top-level blocks of `text`, each with the place in it where the block begins.
    static List<Piece> pieces(String text) {
        if (text.length() > LONGEST) {
            return List.of(new Piece(0, new Block.Code("", text, true)));
        }
        var pieces = new ArrayList<Piece>();
        Node document = PARSER.parse(text);
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            int start = node.getSourceSpans().isEmpty()
                    ? 0
                    : node.getSourceSpans().getFirst().getInputIndex();
            BlockReader.read(node).forEach(block -> pieces.add(new Piece(lineStart(text, start), block)));
        }
        return pieces;
    }

    /// A block belongs together with the spaces before it: they decide what an indented line is.
    private static int lineStart(String text, int index) {
        return text.lastIndexOf('\n', index - 1) + 1;
    }

    record Piece(int start, Block block) {}
}
