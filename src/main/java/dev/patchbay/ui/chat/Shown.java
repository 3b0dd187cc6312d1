package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The conversation that is open.
///
/// @param conversation null for a new one that has nothing in it yet
/// @param earlier      how many messages stand before the first entry and are not drawn yet
/// @param entries      the end of the shown branch
/// @param path         the whole shown branch
/// @param attempts     everything that was sent in this conversation, oldest first
record Shown(
        @Nullable Conversation conversation,
        int earlier,
        List<Entry> entries,
        List<ConversationMessage> path,
        List<Attempt> attempts) {

    static final Shown NEW = new Shown(null, 0, List.of(), List.of(), List.of());

    Shown {
        entries = List.copyOf(entries);
        path = List.copyOf(path);
        attempts = List.copyOf(attempts);
    }

    Optional<Conversation> open() {
        return Optional.ofNullable(conversation);
    }

    boolean isOf(Conversation other) {
        return conversation != null && conversation.id().equals(other.id());
    }

    boolean empty() {
        return path.isEmpty();
    }

    /// The attempt that made the last answer of the branch; empty if nothing was sent for it.
    Optional<Attempt> lastAnswered() {
        return path.reversed().stream()
                .filter(message -> message.role() == Role.ASSISTANT)
                .findFirst()
                .flatMap(answer -> attempts.stream()
                        .filter(attempt -> attempt.id().equals(answer.attempt()))
                        .findFirst());
    }

    /// Without the entries after `message`: while a question is under way nothing stands after it.
    Shown upTo(UUID message) {
        var kept = new ArrayList<Entry>();
        for (Entry entry : entries) {
            kept.add(entry);
            if (entry.id().equals(message)) {
                break;
            }
        }
        return new Shown(conversation, earlier, kept, path, attempts);
    }
}
