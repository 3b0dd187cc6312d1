package dev.patchbay.conversation;

import dev.patchbay.domain.ConversationMessage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps an answer while it streams: what came is in the database within a second, so that a killed
/// program loses no more. Used by one thread; never waits for the database except in [#finish].
public final class AnswerWriter {

    public UUID message() {
        throw new UnsupportedOperationException();
    }

    public void text(String delta) {
        throw new UnsupportedOperationException();
    }

    public void reasoning(String delta) {
        throw new UnsupportedOperationException();
    }

    /// Writes the rest and the end, durably.
    ///
    /// @param attempt the ledger row, or null if nothing was sent
    /// @param note    why it is not whole, in words, or null
    public ConversationMessage finish(ConversationMessage.State state, @Nullable UUID attempt, @Nullable String note) {
        throw new UnsupportedOperationException();
    }
}
