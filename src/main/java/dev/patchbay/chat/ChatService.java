package dev.patchbay.chat;

import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.Question;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs questions. Safe for use by several threads.
public final class ChatService {

    /// Starts a question on a virtual thread and returns at once. Events arrive on that thread, in order.
    ///
    /// @param place where the answer is kept as it streams, or null to keep it nowhere
    public ChatJob start(Question question, @Nullable Place place, Consumer<ChatEvent> sink) {
        throw new UnsupportedOperationException();
    }

    /// Decides without sending. Blocks (database, keychain).
    public Preview preview(Question question) {
        throw new UnsupportedOperationException();
    }
}
