package dev.patchbay.ui.chat.markdown;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A stretch of text in one look.
///
/// @param link where it leads, or null
record Run(String text, Look look, @Nullable String link) {

    static Run plain(String text) {
        return new Run(text, Look.PLAIN, null);
    }

    static String text(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    /// How a stretch of text is drawn.
    record Look(boolean bold, boolean italic, boolean struck, boolean code) {
        static final Look PLAIN = new Look(false, false, false, false);

        Look bolder() {
            return new Look(true, italic, struck, code);
        }

        Look slanted() {
            return new Look(bold, true, struck, code);
        }

        Look crossedOut() {
            return new Look(bold, italic, true, code);
        }

        Look asCode() {
            return new Look(bold, italic, struck, true);
        }
    }
}
