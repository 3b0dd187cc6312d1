package dev.patchbay.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message in its tree: an edit or a new answer is a sibling, nothing is overwritten.
///
/// @param parent    the message before it, or null for the first
/// @param reasoning what the model thought aloud; "" if nothing
/// @param attempt   the ledger row that paid for an answer, or null
/// @param note      why an answer is not whole, in words, or null
public record ConversationMessage(
        UUID id,
        UUID conversation,
        @Nullable UUID parent,
        Role role,
        List<ContentPart> parts,
        String reasoning,
        State state,
        @Nullable UUID attempt,
        @Nullable String note,
        Instant at) {

    public ConversationMessage {
        parts = List.copyOf(parts);
    }

    /// Whether a message is all there.
    public enum State {
        COMPLETE,
        /// Being written; found at start-up it becomes INTERRUPTED.
        STREAMING,
        STOPPED,
        FAILED,
        INTERRUPTED
    }

    public Message message() {
        return new Message(role, parts);
    }
}
