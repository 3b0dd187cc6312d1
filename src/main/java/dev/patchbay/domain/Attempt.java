package dev.patchbay.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One HTTP call to one model: a row of the ledger. Never holds a key or what was said.
///
/// @param reservedAt  when the hold was made
/// @param reservedUsd the most it could cost; null if unpriced
/// @param sentAt      when it was sent; decides the day it is charged to and the price; null before
/// @param charge      null before it is settled
public record Attempt(
        UUID id,
        Origin origin,
        AttemptState state,
        Instant reservedAt,
        @Nullable BigDecimal reservedUsd,
        @Nullable Instant sentAt,
        @Nullable Charge charge,
        Outcome outcome) {

    /// A new attempt for which money is held.
    public static Attempt reserved(Origin origin, Instant at, @Nullable BigDecimal usd) {
        return new Attempt(UUID.randomUUID(), origin, AttemptState.RESERVED, at, usd, null, null, Outcome.NONE);
    }

    /// The same attempt, about to leave at `at`.
    public Attempt sent(Instant at) {
        return new Attempt(id, origin, AttemptState.SENT, reservedAt, reservedUsd, at, charge, outcome);
    }

    /// The same attempt, settled.
    public Attempt settled(AttemptState end, Charge charged, Outcome how) {
        return new Attempt(id, origin, end, reservedAt, reservedUsd, sentAt, charged, how);
    }

    public ModelId model() {
        return origin.model();
    }

    public TaskType task() {
        return origin.task();
    }

    public boolean demo() {
        return origin.demo();
    }

    /// Reported or estimated tokens, or null before it is settled.
    public @Nullable Usage usage() {
        return charge == null ? null : charge.usage();
    }

    /// Null before it is settled.
    public @Nullable Cost cost() {
        return charge == null ? null : charge.cost();
    }

    /// The row of the price book, or null.
    public @Nullable String priceId() {
        return charge == null ? null : charge.priceId();
    }

    /// The rates that were applied, or null.
    public @Nullable Rates rates() {
        return charge == null ? null : charge.rates();
    }

    /// Whether it cost more than was held for it: the provider wrote or charged more than it was asked for.
    public boolean overHold() {
        return charge != null
                && charge.cost().usd() != null
                && reservedUsd != null
                && charge.cost().usd().compareTo(reservedUsd) > 0;
    }

    /// Output tokens per second after the first token, or null where either is unknown.
    public @Nullable Double tokensPerSecond() {
        Usage usage = usage();
        if (usage == null || outcome.firstToken() == null || outcome.duration() == null) {
            return null;
        }
        double seconds = outcome.duration().minus(outcome.firstToken()).toNanos() / 1e9;
        return seconds > 0 && usage.output() > 0 ? usage.output() / seconds : null;
    }
}
