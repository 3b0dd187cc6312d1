package dev.patchbay.conversation;

import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.store.MessageStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps an answer while it streams: what came is in the database within a second, so that a killed
/// program loses no more. Used by one thread; never waits for the database except in [#finish].
public final class AnswerWriter {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final MessageStore store;
    private final Clock clock;
    private final ConversationMessage started;

    // Shared with the database's thread: everything below only under the lock of this object.
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private List<ContentPart.Reasoning> thoughts = List.of();
    private List<ContentPart.Call> calls = List.of();
    private @Nullable UUID attempt;
    private boolean handedOver;
    private boolean finished;

    AnswerWriter(MessageStore store, Clock clock, ConversationMessage started) {
        this.store = store;
        this.clock = clock;
        this.started = started;
    }

    public UUID message() {
        return started.id();
    }

    public void text(String delta) {
        synchronized (this) {
            text.append(delta);
        }
        handOver(PAUSE);
    }

    public void reasoning(String delta) {
        synchronized (this) {
            reasoning.append(delta);
        }
        handOver(PAUSE);
    }

    /// The attempt that the following text is paid by: recorded at once, so that after a kill the ledger
    /// knows which text to charge for. A fallback calls it again.
    public void attempt(UUID sent) {
        synchronized (this) {
            attempt = sent;
            handedOver = false;
        }
        handOver(Duration.ZERO);
    }

    /// Keeps what is not for reading: tool calls, and what only the model that sealed it may be sent again.
    public synchronized void keep(ChatResult result) {
        thoughts = result.reasoning().stream()
                .filter(thought -> thought.sealed() != null)
                .toList();
        calls = result.toolCalls().stream().map(ContentPart.Call::new).toList();
    }

    /// Writes the rest and the end, durably.
    ///
    /// @param paidBy the ledger row, or null if nothing was sent
    /// @param note   why it is not whole, in words, or null
    /// @throws dev.patchbay.domain.StorageException if it cannot be written; it may be called again
    public ConversationMessage finish(ConversationMessage.State state, @Nullable UUID paidBy, @Nullable String note) {
        ConversationMessage whole;
        synchronized (this) {
            finished = true;
            whole = new ConversationMessage(
                    started.id(),
                    started.conversation(),
                    started.parent(),
                    started.role(),
                    parts(),
                    reasoning.toString(),
                    state,
                    paidBy,
                    note,
                    started.at());
        }
        store.finish(whole, Times.now(clock));
        return whole;
    }

    private List<ContentPart> parts() {
        var parts = new ArrayList<ContentPart>(thoughts);
        parts.add(new ContentPart.Text(text.toString()));
        parts.addAll(calls);
        return parts;
    }

    /// One write is under way at most, and takes everything that has come when its turn comes.
    private void handOver(Duration delay) {
        synchronized (this) {
            if (handedOver) {
                return;
            }
            handedOver = true;
        }
        store.saveLater(message(), delay, this::progress);
    }

    private synchronized Optional<MessageStore.Progress> progress() {
        handedOver = false;
        return finished
                ? Optional.empty()
                : Optional.of(new MessageStore.Progress(text.toString(), reasoning.toString(), attempt));
    }
}
