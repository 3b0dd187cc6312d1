package dev.patchbay.ui.chat.markdown;

import dev.patchbay.ui.chat.markdown.Run.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Turns inline nodes into [Run]s; neighbours in the same look become one.
final class InlineReader {
    /// A line at least this long was broken to fit a page, not to be broken.
    private static final int PAGE_LINE = 60;

    private final List<Run> runs = new ArrayList<>();
    private int line;

    private InlineReader() {}

    static List<Run> read(Node parent) {
        var reader = new InlineReader();
        reader.children(parent, Look.PLAIN, null);
        return reader.runs;
    }

    private void children(Node parent, Look look, @Nullable String link) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            read(node, look, link);
        }
    }

    private void read(Node node, Look look, @Nullable String link) {
        switch (node) {
            case Text text -> add(text.getLiteral(), look, link);
            case Code code -> add(code.getLiteral(), look.asCode(), link);
            case Emphasis emphasis -> children(emphasis, look.slanted(), link);
            case StrongEmphasis strong -> children(strong, look.bolder(), link);
            case Strikethrough struck -> children(struck, look.crossedOut(), link);
            case Link target -> children(target, look, target.getDestination());
            case Image image -> image(image, look);
            case HtmlInline html -> add(isBreak(html.getLiteral()) ? "\n" : html.getLiteral(), look, link);
            case HardLineBreak _ -> add("\n", look, link);
            // A short line that a model breaks is meant so: verse, addresses.
            case SoftLineBreak _ -> add(line < PAGE_LINE ? "\n" : " ", look, link);
            default -> children(node, look, link);
        }
    }

    /// A picture is a link: loading it would tell its server who reads this, and when.
    private void image(Image image, Look look) {
        int before = runs.size();
        children(image, look, image.getDestination());
        if (runs.size() == before) {
            add(image.getDestination(), look, image.getDestination());
        }
    }

    private static boolean isBreak(String html) {
        return html.matches("(?i)<br\\s*/?>");
    }

    private void add(String text, Look look, @Nullable String link) {
        if (text.isEmpty()) {
            return;
        }
        line = text.equals("\n") || text.equals(" ") && line >= PAGE_LINE ? 0 : line + text.length();
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.look().equals(look) && Objects.equals(last.link(), link)) {
            runs.set(runs.size() - 1, new Run(last.text() + text, look, link));
        } else {
            runs.add(new Run(text, look, link));
        }
    }
}
