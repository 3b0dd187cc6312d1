package dev.patchbay.ui.chat.markdown;

import dev.patchbay.ui.chat.markdown.Run.Look;
import java.util.ArrayList;
import java.util.List;
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
    private final List<Run> runs = new ArrayList<>();

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
            // A model that breaks a line means it: verse, addresses, steps.
            case SoftLineBreak _, HardLineBreak _ -> add("\n", look, link);
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
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.look().equals(look) && java.util.Objects.equals(last.link(), link)) {
            runs.set(runs.size() - 1, new Run(last.text() + text, look, link));
        } else {
            runs.add(new Run(text, look, link));
        }
    }
}
