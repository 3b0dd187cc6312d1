package dev.patchbay.ui.chat.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/// Turns the parser's block nodes into [Block]s.
final class BlockReader {
    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 40;

    private BlockReader() {}

    /// What `node` draws: nothing for a definition, one block otherwise.
    static List<Block> read(Node node) {
        return switch (node) {
            case org.commonmark.node.Heading heading ->
                List.of(new Block.Heading(heading.getLevel(), InlineReader.read(heading)));
            case org.commonmark.node.Paragraph paragraph -> paragraph(InlineReader.read(paragraph));
            case BulletList list -> List.of(new Block.Items(null, items(list)));
            case OrderedList list -> List.of(new Block.Items(start(list), items(list)));
            case BlockQuote quote -> List.of(new Block.Quote(inside(quote)));
            case FencedCodeBlock code -> List.of(fenced(code));
            case IndentedCodeBlock code -> List.of(new Block.Code("", withoutLastBreak(code.getLiteral()), true));
            case HtmlBlock html -> paragraph(List.of(Run.plain(html.getLiteral().strip())));
            case TableBlock table -> List.of(table(table));
            case ThematicBreak rule -> List.of(new Block.Rule());
            default -> List.of();
        };
    }

    private static List<Block> paragraph(List<Run> runs) {
        return runs.isEmpty() ? List.of() : List.of(new Block.Paragraph(runs));
    }

    private static List<Block> inside(Node node) {
        return children(node).flatMap(child -> read(child).stream()).toList();
    }

    private static Integer start(OrderedList list) {
        return list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
    }

    private static List<Block.Item> items(Node list) {
        return children(list)
                .map(item -> new Block.Item(done(item), inside(item)))
                .toList();
    }

    private static @Nullable Boolean done(Node item) {
        return item.getFirstChild() instanceof TaskListItemMarker marker ? marker.isChecked() : null;
    }

    private static Block fenced(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo().strip();
        String language = info.split("[\\s,{:]", 2)[0].toLowerCase(Locale.ROOT);
        return new Block.Code(language, withoutLastBreak(code.getLiteral()), code.getClosingFenceLength() != null);
    }

    private static String withoutLastBreak(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static Block table(TableBlock table) {
        var head = new ArrayList<List<Run>>();
        var rows = new ArrayList<List<List<Run>>>();
        var aligns = new ArrayList<Block.@Nullable Align>();
        int leftOut = 0;
        for (Node part : children(table).toList()) {
            for (Node row : children(part).toList()) {
                if (part instanceof TableHead) {
                    cells(row).forEach(cell -> {
                        head.add(InlineReader.read(cell));
                        aligns.add(align(cell));
                    });
                } else if (part instanceof TableBody && rows.size() < MOST_ROWS) {
                    rows.add(cells(row).map(InlineReader::read).toList());
                } else {
                    leftOut++;
                }
            }
        }
        return new Block.Table(Numbers.columns(aligns, rows), head, rows, leftOut);
    }

    private static Stream<TableCell> cells(Node row) {
        return children(row)
                .filter(TableCell.class::isInstance)
                .map(TableCell.class::cast)
                .limit(MOST_COLUMNS);
    }

    private static Block.@Nullable Align align(TableCell cell) {
        if (cell.getAlignment() == null) {
            return null;
        }
        return switch (cell.getAlignment()) {
            case LEFT -> Block.Align.LEFT;
            case CENTER -> Block.Align.CENTER;
            case RIGHT -> Block.Align.RIGHT;
        };
    }

    private static Stream<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNext);
    }
}
