package dev.patchbay.provider.openai;

import java.util.function.Consumer;

/// Parts `<thought>...</thought>` at the start of a text from the answer, however the pieces are cut.
/// A tag after visible words is part of the answer.
final class ThoughtTags {
    private static final String OPEN = "<thought>";
    private static final String CLOSE = "</thought>";

    private final Consumer<String> reasoning;
    private final Consumer<String> text;
    private final StringBuilder waiting = new StringBuilder();
    private boolean thinking;
    private boolean answering;

    ThoughtTags(Consumer<String> reasoning, Consumer<String> text) {
        this.reasoning = reasoning;
        this.text = text;
    }

    void accept(String piece) {
        waiting.append(piece);
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /// Hands on what was held back because it could have become a tag. In a cut answer nobody knows.
    void end() {
        hand(waiting.length());
    }

    private boolean step() {
        if (answering) {
            hand(waiting.length());
            return false;
        }
        String tag = thinking ? CLOSE : OPEN;
        int at = waiting.indexOf(tag);
        if (at < 0) {
            hand(waiting.length() - couldBegin(tag));
            return false;
        }
        hand(at);
        if (!answering) {
            waiting.delete(0, tag.length());
            thinking = !thinking;
        }
        return true;
    }

    private void hand(int count) {
        if (count == 0) {
            return;
        }
        String piece = waiting.substring(0, count);
        waiting.delete(0, count);
        answering = answering || !thinking && !piece.isBlank();
        (thinking ? reasoning : text).accept(piece);
    }

    /// How many characters at the end could be the beginning of `tag`.
    private int couldBegin(String tag) {
        for (int count = Math.min(tag.length() - 1, waiting.length()); count > 0; count--) {
            if (tag.startsWith(waiting.substring(waiting.length() - count))) {
                return count;
            }
        }
        return 0;
    }
}
