package dev.patchbay.provider;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.Delta;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One provider behind the interface that all share. Safe for use by several threads; both calls block
/// and are meant for virtual threads.
public interface ChatClient {

    /// Asks for one answer and returns it whole. Each piece goes to `sink` on this thread as it arrives
    /// (one piece at the end when `request.stream()` is false).
    ///
    /// @param key    borrowed for this call, or null where the provider needs none
    /// @param cancel ends the socket at once
    /// @throws ChatException with the failure and whatever had arrived; after a cancel its failure's kind is CUT
    ///         and the caller looks at `cancel` to tell a stop from a broken line
    ChatResult send(ChatRequest request, @Nullable ApiKey key, Consumer<Delta> sink, Cancellation cancel)
            throws ChatException;

    /// The names of the models that the key may use; costs nothing and doubles as the key check.
    List<String> models(@Nullable ApiKey key, Cancellation cancel) throws ChatException;
}
