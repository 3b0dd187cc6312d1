package dev.patchbay.ui.chat;

import dev.patchbay.Core;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Role;
import dev.patchbay.ui.chat.markdown.Block;
import dev.patchbay.ui.chat.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads conversations for showing and for asking. Blocks on the database.
final class Reader {
    private final Core core;

    Reader(Core core) {
        this.core = core;
    }

    /// @param most how many messages are drawn at most, counted from the end
    /// @param past the turns of this session in this conversation
    Shown read(UUID id, int most, List<Turn> past) {
        Conversation conversation = core.conversations().find(id).orElse(null);
        if (conversation == null) {
            return Shown.NEW;
        }
        List<ConversationMessage> path = core.conversations().path(id);
        List<Attempt> attempts = core.ledger().ofConversation(id);
        int from = Math.max(0, path.size() - most);
        var entries = new ArrayList<Entry>();
        for (ConversationMessage message : path.subList(from, path.size())) {
            boolean last = message.equals(path.getLast());
            entries.add(entry(message, attempts, last, past));
        }
        return new Shown(conversation, from, entries, path, attempts);
    }

    /// Where an answer stands in the branch that is then shown.
    ///
    /// @param fromEnd how many messages must be drawn, counted from the end, so that it is among them
    record Place(UUID message, int fromEnd) {}

    /// Shows the branch with the answer that this attempt, or another one for the same question, gave.
    Optional<Place> answer(UUID conversation, UUID attempt) {
        return core.conversations().answer(conversation, attempt).map(message -> {
            core.conversations().show(message);
            List<UUID> path = core.conversations().path(conversation).stream()
                    .map(ConversationMessage::id)
                    .toList();
            return new Place(message, path.size() - path.indexOf(message) + 1);
        });
    }

    private Entry entry(ConversationMessage message, List<Attempt> attempts, boolean last, List<Turn> past) {
        List<UUID> siblings = core.conversations().siblings(message.id()).stream()
                .map(ConversationMessage::id)
                .toList();
        if (message.role() == Role.USER) {
            return new Entry(message, siblings, List.of(), List.of(), last, null);
        }
        List<Block> blocks = Markdown.parse(message.message().text());
        return new Entry(message, siblings, ofQuestion(message, attempts), blocks, last, turn(message, past));
    }

    private static List<Attempt> ofQuestion(ConversationMessage answer, List<Attempt> attempts) {
        UUID request = attempts.stream()
                .filter(attempt -> attempt.id().equals(answer.attempt()))
                .map(attempt -> attempt.origin().request())
                .findFirst()
                .orElse(null);
        return attempts.stream()
                .filter(attempt -> attempt.origin().request().equals(request))
                .toList();
    }

    private static @Nullable Turn turn(ConversationMessage answer, List<Turn> past) {
        return past.reversed().stream()
                .filter(turn -> turn.parent().equals(answer.parent())
                        && Objects.equals(turn.attempt().map(Attempt::id).orElse(null), answer.attempt()))
                .findFirst()
                .orElse(null);
    }

    /// What a model is told of a conversation, up to and with the message `last`.
    List<Message> context(UUID conversation, UUID last) {
        var messages = new ArrayList<Message>();
        for (ConversationMessage message : core.conversations().path(conversation)) {
            if (!message.parts().isEmpty() && says(message)) {
                messages.add(message.message());
            }
            if (message.id().equals(last)) {
                break;
            }
        }
        return messages;
    }

    private static boolean says(ConversationMessage message) {
        return message.parts().stream()
                .anyMatch(part -> !(part instanceof ContentPart.Text(var text)) || !text.isBlank());
    }
}
