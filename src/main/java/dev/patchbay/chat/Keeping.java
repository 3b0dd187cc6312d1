package dev.patchbay.chat;

import dev.patchbay.conversation.AnswerWriter;
import dev.patchbay.conversation.Conversations;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ConversationMessage.State;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps an answer in its conversation while it streams, if it has one. Used by one thread.
final class Keeping {
    private final @Nullable AnswerWriter writer;

    private Keeping(@Nullable AnswerWriter writer) {
        this.writer = writer;
    }

    static Keeping of(Conversations conversations, @Nullable Place place) {
        return new Keeping(place == null ? null : conversations.startAnswer(place.conversation(), place.parent()));
    }

    void attempt(UUID id) {
        if (writer != null) {
            writer.attempt(id);
        }
    }

    void text(String delta) {
        if (writer != null) {
            writer.text(delta);
        }
    }

    void reasoning(String delta) {
        if (writer != null) {
            writer.reasoning(delta);
        }
    }

    void finish(ChatEvent end, Function<ChatFailure, String> words) {
        if (writer == null) {
            return;
        }
        switch (end) {
            case ChatEvent.Finished(var result, var attempt) -> {
                writer.keep(result);
                writer.finish(
                        attempt.state() == AttemptState.SUCCEEDED ? State.COMPLETE : State.STOPPED, attempt.id(), null);
            }
            case ChatEvent.Failed(var why, var attempt, var next) ->
                writer.finish(State.FAILED, id(attempt), words.apply(why));
            default -> throw new IllegalStateException("Not an end: " + end);
        }
    }

    private static @Nullable UUID id(@Nullable Attempt attempt) {
        return attempt == null ? null : attempt.id();
    }
}
