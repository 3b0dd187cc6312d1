package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Charge;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.Outcome;
import dev.patchbay.store.LedgerStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Money set aside for one attempt, and the attempt's way through the ledger. Used by one thread.
/// Closing it before anything was sent gives the money back; after a settlement it does nothing.
///
/// Every call but [#attempt] and [#streaming] blocks on the database and throws [StorageException]: after
/// one from [#sent], nothing may be sent. An attempt that cannot be settled now is settled by a later reservation, or
/// at the next start.
public final class Hold implements AutoCloseable {
    private static final int OK = 200;

    private final LedgerStore store;
    private final Settlements settlements;
    private final Billing billing;
    private final Clock clock;
    private final long inputAbout;
    private Attempt attempt;
    private long sentNanos;
    private @Nullable Duration firstToken;
    private @Nullable Attempt unsettled;

    Hold(LedgerStore store, Settlements settlements, Billing billing, Clock clock, Attempt attempt, long inputAbout) {
        this.store = store;
        this.settlements = settlements;
        this.billing = billing;
        this.clock = clock;
        this.attempt = attempt;
        this.inputAbout = inputAbout;
    }

    public Attempt attempt() {
        return attempt;
    }

    /// Records SENT, durably, before the first byte leaves; starts the clock.
    public Attempt sent() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.sent(attempt.id(), now, LocalDate.ofInstant(now, store.zone()));
        attempt = attempt.sent(now);
        sentNanos = System.nanoTime();
        return attempt;
    }

    /// The first token has come: stops the clock of "first token". Only the first call counts; cheap.
    public void streaming() {
        if (firstToken == null) {
            firstToken = sinceSent();
            store.streaming(attempt.id(), firstToken);
        }
    }

    /// Settles at the exact cost, or estimated where usage is missing.
    public Attempt succeeded(ChatResult result) {
        return settle(AttemptState.SUCCEEDED, billing.whole(attempt, inputAbout, result), result, null);
    }

    /// Settles a failure: zero if nothing was billed (nothing reached the provider, or it refused the
    /// request), else reported or estimated tokens. A timeout or a broken connection before the first token
    /// is charged the prompt, as an estimate: the request had left, and the provider may have worked on it.
    public Attempt failed(ChatFailure failure, @Nullable ChatResult partial) {
        if (attempt.sentAt() == null) {
            return settle(AttemptState.RELEASED, Charge.NOTHING, null, failure);
        }
        boolean tokens = firstToken != null || hasTokens(partial);
        return settle(
                tokens ? AttemptState.FAILED_MID_STREAM : AttemptState.FAILED_BEFORE_TOKENS,
                billing.failed(attempt, inputAbout, failure, partial, tokens),
                partial,
                failure);
    }

    /// Settles what the user stopped: reported or estimated tokens, never 0 for a priced model.
    public Attempt cancelled(@Nullable ChatResult partial) {
        return attempt.sentAt() == null
                ? settle(AttemptState.RELEASED, Charge.NOTHING, null, null)
                : settle(AttemptState.CANCELLED, billing.unfinished(attempt, inputAbout, partial), partial, null);
    }

    @Override
    public void close() {
        if (unsettled != null) {
            settle(unsettled);
        } else if (!attempt.state().settled()) {
            failed(new ChatFailure.Internal("The attempt was given up"), null);
        }
    }

    private Attempt settle(
            AttemptState state, Charge charge, @Nullable ChatResult result, @Nullable ChatFailure failure) {
        ChatFailure.Provider told = failure instanceof ChatFailure.Provider provider ? provider : null;
        var outcome = new Outcome(
                result == null ? null : result.model(),
                result == null ? null : result.finish(),
                told == null ? null : told.kind(),
                told != null ? told.status() : result != null ? OK : 0,
                told == null ? null : told.retryAfter(),
                firstToken,
                attempt.sentAt() == null ? null : sinceSent(),
                requestId(told, result));
        return settle(attempt.settled(state, charge, outcome));
    }

    /// What is known of the end is kept until it is written: a second try must not settle for less.
    private Attempt settle(Attempt ended) {
        unsettled = ended;
        settlements.settle(ended);
        unsettled = null;
        attempt = ended;
        return ended;
    }

    private static @Nullable String requestId(ChatFailure.@Nullable Provider told, @Nullable ChatResult result) {
        if (told != null && told.requestId() != null) {
            return told.requestId();
        }
        return result == null ? null : result.requestId();
    }

    private static boolean hasTokens(@Nullable ChatResult partial) {
        return partial != null
                && !(partial.text().isEmpty()
                        && partial.reasoning().isEmpty()
                        && partial.toolCalls().isEmpty());
    }

    /// To the millisecond, as the database keeps it.
    private Duration sinceSent() {
        return Duration.ofNanos(System.nanoTime() - sentNanos).truncatedTo(ChronoUnit.MILLIS);
    }
}
