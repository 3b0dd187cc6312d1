package dev.patchbay.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One HTTP call to one model: a row of the ledger. Never holds a key or what was said.
///
/// @param request      the question this belongs to: a fallback shares it with what it replaces
/// @param conversation where it was asked, or null
/// @param position     0 for the first candidate of the route, 1 for its first fallback, ...
/// @param fallbackOf   the attempt this one replaces, or null
/// @param demo         play money: left out of real totals
/// @param served       the model that the provider says it used, or null
/// @param reservedAt   when the hold was made
/// @param sentAt       when it was sent; decides the day it is charged to and the price; null before
/// @param reservedUsd  the most it could cost; null if unpriced
/// @param priceId      the row of the price book, or null if unpriced
/// @param rates        a copy of the rates that were applied, or null
/// @param usage        reported or estimated tokens, or null before it is settled
/// @param cost         null before it is settled
/// @param failure      what went wrong, or null
/// @param httpStatus   0 if there was no response
/// @param firstToken   from sending to the first visible or reasoning token, or null
/// @param duration     from sending to the end, or null
/// @param providerRequestId what the provider's support asks for, or null
public record Attempt(
        UUID id,
        UUID request,
        @Nullable UUID conversation,
        String profile,
        TaskType task,
        Purpose purpose,
        ModelId model,
        @Nullable String served,
        Route.Reason reason,
        int position,
        @Nullable UUID fallbackOf,
        boolean demo,
        AttemptState state,
        Instant reservedAt,
        @Nullable Instant sentAt,
        @Nullable BigDecimal reservedUsd,
        @Nullable String priceId,
        @Nullable Rates rates,
        @Nullable Usage usage,
        @Nullable Cost cost,
        @Nullable FailureKind failure,
        int httpStatus,
        @Nullable Duration retryAfter,
        @Nullable Duration firstToken,
        @Nullable Duration duration,
        @Nullable String providerRequestId) {

    /// The same attempt, about to leave at `at`.
    public Attempt sent(Instant at) {
        return new Attempt(
                id,
                request,
                conversation,
                profile,
                task,
                purpose,
                model,
                served,
                reason,
                position,
                fallbackOf,
                demo,
                AttemptState.SENT,
                reservedAt,
                at,
                reservedUsd,
                priceId,
                rates,
                usage,
                cost,
                failure,
                httpStatus,
                retryAfter,
                firstToken,
                duration,
                providerRequestId);
    }

    /// Output tokens per second after the first token, or null where either is unknown.
    public @Nullable Double tokensPerSecond() {
        if (usage == null || firstToken == null || duration == null) {
            return null;
        }
        double seconds = duration.minus(firstToken).toNanos() / 1e9;
        return seconds > 0 && usage.output() > 0 ? usage.output() / seconds : null;
    }
}
