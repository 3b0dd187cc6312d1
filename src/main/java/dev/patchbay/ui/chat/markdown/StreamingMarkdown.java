package dev.patchbay.ui.chat.markdown;

import dev.patchbay.ui.chat.markdown.Markdown.Piece;
import java.util.ArrayList;
import java.util.List;

/// Markdown that grows at its end. A block that another one follows is finished and never parsed again; only
/// the last block is, so that the cost of an update depends on the block and not on the answer.
/// Used by one thread.
public final class StreamingMarkdown {
    private final List<Block> finished = new ArrayList<>();
    private final StringBuilder tail = new StringBuilder();
    private List<Block> last = List.of();

    /// Takes in more of the text.
    public void append(String text) {
        if (text.isEmpty()) {
            return;
        }
        tail.append(text);
        List<Piece> pieces = Markdown.pieces(tail.substring(0, shownLength()));
        int open = firstOpen(pieces);
        pieces.subList(0, open).forEach(piece -> finished.add(piece.block()));
        last = pieces.subList(open, pieces.size()).stream().map(Piece::block).toList();
        if (open > 0) {
            tail.delete(0, pieces.get(open).start());
        }
    }

    /// Half a row of a table would be drawn as a paragraph for a moment: it is held back until it is whole.
    private int shownLength() {
        int lastLine = tail.lastIndexOf("\n") + 1;
        int first = lastLine;
        while (first < tail.length() && tail.charAt(first) == ' ') {
            first++;
        }
        boolean row = first < tail.length() && tail.charAt(first) == '|';
        return row ? lastLine : tail.length();
    }

    /// The last piece with a whole first line: half a line may still turn out to belong to the block before it.
    private int firstOpen(List<Piece> pieces) {
        int open = pieces.size() - 1;
        while (open > 0 && tail.indexOf("\n", pieces.get(open).start()) < 0) {
            open--;
        }
        return Math.max(open, 0);
    }

    /// All blocks so far. Those that are finished are the same objects each time.
    public List<Block> blocks() {
        var all = new ArrayList<Block>(finished.size() + last.size());
        all.addAll(finished);
        all.addAll(last);
        return all;
    }

    /// How many characters the next [#append] parses again.
    int tailLength() {
        return tail.length();
    }
}
