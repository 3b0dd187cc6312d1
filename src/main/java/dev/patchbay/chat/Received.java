package dev.patchbay.chat;

import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Delta;
import java.util.List;
import java.util.function.Consumer;

/// What the user has seen of an answer: kept, and handed on. Used by one thread.
final class Received {
    private final Keeping answer;
    private final Consumer<ChatEvent> sink;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();

    Received(Keeping answer, Consumer<ChatEvent> sink) {
        this.answer = answer;
        this.sink = sink;
    }

    void accept(Delta delta) {
        switch (delta) {
            case Delta.Text(var piece) -> {
                text.append(piece);
                answer.text(piece);
                sink.accept(new ChatEvent.TextDelta(piece));
            }
            case Delta.Reasoning(var piece) -> {
                reasoning.append(piece);
                answer.reasoning(piece);
                sink.accept(new ChatEvent.ReasoningDelta(piece));
            }
        }
    }

    boolean nothing() {
        return text.isEmpty() && reasoning.isEmpty();
    }

    /// All that counts of an answer that was stopped.
    ChatResult result() {
        var thoughts = new ContentPart.Reasoning(reasoning.toString(), null);
        return new ChatResult(
                text.toString(),
                reasoning.isEmpty() ? List.of() : List.of(thoughts),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
