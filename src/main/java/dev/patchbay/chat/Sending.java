package dev.patchbay.chat;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.StorageException;
import dev.patchbay.ledger.Hold;
import dev.patchbay.routing.CircuitBreaker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One attempt: sent, listened to, settled, judged. Used once, by one thread.
final class Sending {
    private static final Logger LOG = System.getLogger(Sending.class.getName());

    private final Services services;
    private final Provider provider;
    private final Hold hold;
    private final Received received;
    private final Cancellation cancellation;

    Sending(Services services, Provider provider, Hold hold, Received received, Cancellation cancellation) {
        this.services = services;
        this.provider = provider;
        this.hold = hold;
        this.received = received;
        this.cancellation = cancellation;
    }

    /// As the ledger has it by now.
    Attempt attempt() {
        return hold.attempt();
    }

    /// @param sent is told when the row says SENT, before the first byte leaves
    /// @throws ChatException what went wrong; the attempt is settled by then
    ChatEvent run(ChatRequest request, @Nullable ApiKey key, CircuitBreaker.Pass pass, Consumer<Attempt> sent)
            throws ChatException {
        if (cancellation.isCancelled()) {
            return new ChatEvent.Finished(received.result(), hold.cancelled(null));
        }
        sent.accept(hold.sent());
        ChatResult result = exchange(request, key, pass);
        if (result == null) {
            return new ChatEvent.Finished(received.result(), hold.attempt());
        }
        Attempt settled = hold.succeeded(result);
        keep(() -> {
            pass.succeeded();
            services.heard().accept(provider.id(), null);
        });
        return ended(result, settled);
    }

    /// @return null if the user stopped it
    private @Nullable ChatResult exchange(ChatRequest request, @Nullable ApiKey key, CircuitBreaker.Pass pass)
            throws ChatException {
        try {
            return services.factory().client(provider).send(request, key, this::deliver, cancellation);
        } catch (ChatException e) {
            if (cancellation.isCancelled()) {
                hold.cancelled(e.partial() != null ? e.partial() : received.result());
                return null;
            }
            hold.failed(e.failure(), e.partial());
            keep(() -> judge(e.failure(), pass));
            throw e;
        } catch (RuntimeException | Error e) {
            hold.failed(new ChatFailure.Internal(String.valueOf(e)), received.result());
            throw e;
        }
    }

    private void deliver(Delta delta) {
        hold.streaming();
        received.accept(delta);
    }

    /// What an answer shows of its provider is worth keeping, but an answer that is there stays one without it.
    private static void keep(Runnable verdict) {
        try {
            verdict.run();
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "What an answer showed of its provider is not kept", e);
        }
    }

    private void judge(ChatFailure failure, CircuitBreaker.Pass pass) {
        pass.failed(failure);
        if (failure instanceof ChatFailure.Provider told && told.kind() == FailureKind.KEY_REJECTED) {
            services.heard().accept(provider.id(), told);
        }
    }

    /// A call that went well may still have brought nothing to read; it is paid for all the same.
    private ChatEvent ended(ChatResult result, Attempt settled) throws ChatException {
        if (!result.text().isBlank() || !result.toolCalls().isEmpty()) {
            return new ChatEvent.Finished(result, settled);
        }
        boolean refused = result.refusal() != null || declined(result);
        throw new ChatException(
                new ChatFailure.Provider(
                        refused ? FailureKind.REFUSED : FailureKind.EMPTY,
                        provider.id(),
                        settled.model().name(),
                        String.valueOf(provider.baseUrl().getHost()),
                        settled.outcome().httpStatus(),
                        result.refusal() == null ? "" : result.refusal(),
                        null,
                        result.rawFinish(),
                        null,
                        "",
                        result.requestId()),
                result);
    }

    private static boolean declined(ChatResult result) {
        return switch (result.finish()) {
            case CONTENT_FILTER, REFUSAL -> true;
            case null, default -> false;
        };
    }
}
