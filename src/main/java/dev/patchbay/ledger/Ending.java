package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an attempt ended: what a settlement adds to its row.
record Ending(
        AttemptState state,
        Bill bill,
        @Nullable String served,
        @Nullable FailureKind failure,
        int httpStatus,
        @Nullable Duration retryAfter,
        @Nullable Duration firstToken,
        @Nullable Duration duration,
        @Nullable String providerRequestId) {

    /// Of an attempt that a killed program left: nothing more will be known of it.
    static Ending left(Attempt attempt, AttemptState state, Bill bill) {
        return new Ending(state, bill, null, null, 0, null, attempt.firstToken(), null, null);
    }

    Attempt of(Attempt attempt) {
        return new Attempt(
                attempt.id(),
                attempt.request(),
                attempt.conversation(),
                attempt.profile(),
                attempt.task(),
                attempt.purpose(),
                attempt.model(),
                served,
                attempt.reason(),
                attempt.position(),
                attempt.fallbackOf(),
                attempt.demo(),
                state,
                attempt.reservedAt(),
                attempt.sentAt(),
                attempt.reservedUsd(),
                bill.priceId(),
                bill.rates(),
                bill.usage(),
                bill.cost(),
                failure,
                httpStatus,
                retryAfter,
                firstToken,
                duration,
                providerRequestId);
    }
}
