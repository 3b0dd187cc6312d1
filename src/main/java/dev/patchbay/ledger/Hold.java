package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatResult;
import org.jspecify.annotations.Nullable;

/// Money set aside for one attempt, and the attempt's way through the ledger. Used by one thread.
/// Closing it before anything was sent gives the money back; after a settlement it does nothing.
public final class Hold implements AutoCloseable {

    public Attempt attempt() {
        throw new UnsupportedOperationException();
    }

    /// Records SENT, durably, before the first byte leaves; starts the clock.
    public Attempt sent() {
        throw new UnsupportedOperationException();
    }

    /// The first token has come: stops the clock of "first token". Only the first call counts; cheap.
    public void streaming() {
        throw new UnsupportedOperationException();
    }

    /// Settles at the exact cost, or estimated where usage is missing.
    public Attempt succeeded(ChatResult result) {
        throw new UnsupportedOperationException();
    }

    /// Settles a failure: zero if nothing was billed (nothing reached the provider, or it refused the
    /// request), else reported or estimated tokens.
    public Attempt failed(ChatFailure failure, @Nullable ChatResult partial) {
        throw new UnsupportedOperationException();
    }

    /// Settles what the user stopped: reported or estimated tokens, never 0 for a priced model.
    public Attempt cancelled(@Nullable ChatResult partial) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
