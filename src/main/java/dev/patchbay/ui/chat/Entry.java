package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Role;
import dev.patchbay.domain.Route;
import dev.patchbay.ui.chat.markdown.Block;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message of the shown branch with all that is shown beside it.
///
/// @param siblings all versions of it, oldest first, itself among them
/// @param attempts the attempts of the question that it answers, oldest first; empty for a question
/// @param blocks   an answer's text, parsed
/// @param last     whether nothing follows it
/// @param turn     how it came about, if that was in this session; it knows more than the rows do
record Entry(
        ConversationMessage message,
        List<UUID> siblings,
        List<Attempt> attempts,
        List<Block> blocks,
        boolean last,
        @Nullable Turn turn) {

    Entry {
        siblings = List.copyOf(siblings);
        attempts = List.copyOf(attempts);
        blocks = List.copyOf(blocks);
    }

    UUID id() {
        return message.id();
    }

    boolean user() {
        return message.role() == Role.USER;
    }

    String text() {
        return message.message().text();
    }

    /// Which of its siblings it is, from 1.
    int place() {
        return siblings.indexOf(message.id()) + 1;
    }

    /// Whether something was said and more should follow: it was cut, stopped, or reached its cap.
    boolean unfinished() {
        return !user() && !text().isBlank() && (message.state() != State.COMPLETE || reachedCap());
    }

    /// Whether the output cap ended it.
    boolean reachedCap() {
        return attempt()
                .filter(made -> made.outcome().finish() == FinishReason.LENGTH)
                .isPresent();
    }

    /// The models that were asked for this answer, or would have been.
    List<ModelId> models() {
        return Optional.ofNullable(turn)
                .flatMap(Turn::route)
                .map(Route::candidates)
                .orElseGet(
                        () -> attempts.stream().map(Attempt::model).distinct().toList());
    }

    /// The attempt that made this answer.
    Optional<Attempt> attempt() {
        return attempts.stream().filter(a -> a.id().equals(message.attempt())).findFirst();
    }
}
