package dev.patchbay.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a provider charges for one model during one period.
///
/// All rates are **US dollars per 1,000,000 tokens**, before tax and volume discounts. A price never
/// changes: a new rate is a new `Price` with a later `from`, so that old rows keep the cost they had.
///
/// @param id     names this row for good; stands in the ledger
/// @param tiers  rates above a prompt size, smallest threshold first
/// @param peak   hours with other rates, or null
/// @param from   first instant at which the rates hold, or null for "always before"
/// @param to     first instant at which they no longer hold, or null
/// @param origin where the rates were read; shown next to every cost
public record Price(
        String id,
        ModelId model,
        Rates rates,
        List<Tier> tiers,
        @Nullable PeakHours peak,
        @Nullable Instant from,
        @Nullable Instant to,
        PriceOrigin origin) {

    private static final int MILLION_DIGITS = 6;

    public Price {
        tiers = List.copyOf(tiers);
    }

    /// Rates for the whole request once its prompt is **longer than** `aboveInputTokens`, caches counted in.
    public record Tier(long aboveInputTokens, Rates rates) {}

    public boolean holdsAt(Instant sent) {
        return (from == null || !sent.isBefore(from)) && (to == null || sent.isBefore(to));
    }

    public boolean free() {
        return rates(tier -> true).allMatch(Rates::free);
    }

    /// Computes what `usage` costs, exactly: no rounding, no floating point. A cost that the provider
    /// itself reported goes before ours. A bucket without a rate of its own is charged as plain input and
    /// makes the cost an estimate.
    ///
    /// @param sent when the request was sent: it decides about peak hours
    public Cost costOf(Usage usage, Instant sent) {
        if (usage.reportedUsd() != null) {
            return new Cost(usage.reportedUsd(), CostStatus.EXACT);
        }
        if (free()) {
            return Cost.ZERO;
        }
        boolean exact = usage.consistent() && allKnown(usage, ratesFor(usage.totalInput(), sent));
        return new Cost(computed(usage, sent), exact ? CostStatus.EXACT : CostStatus.ESTIMATED);
    }

    /// What the rates make of `usage` in US dollars, whatever cost the provider itself reported.
    public BigDecimal computed(Usage usage, Instant sent) {
        Rates at = ratesFor(usage.totalInput(), sent);
        return charge(usage.input(), at.input())
                .add(charge(usage.cachedInput(), orInput(at.cachedInput(), at)))
                .add(charge(usage.cacheWrite5m(), orInput(at.cacheWrite5m(), at)))
                .add(charge(usage.cacheWrite1h(), orInput(at.cacheWrite1h(), at)))
                .add(charge(usage.output(), at.output()));
    }

    /// The most that a request can cost: every token at the dearest rate that could hold for it. A tier that even the
    /// upper bound does not reach cannot; peak hours may begin before the request is sent.
    ///
    /// @param inputTokens  an upper bound of the prompt
    /// @param outputTokens the output cap that is sent
    public BigDecimal worstCase(long inputTokens, long outputTokens) {
        List<Rates> possible =
                rates(tier -> inputTokens > tier.aboveInputTokens()).toList();
        BigDecimal input = possible.stream().map(Rates::dearestInput).reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal output = possible.stream().map(Rates::output).reduce(BigDecimal.ZERO, BigDecimal::max);
        return charge(inputTokens, input).add(charge(outputTokens, output));
    }

    /// The rates that hold for a prompt of this size at this time.
    public Rates ratesFor(long totalInput, Instant sent) {
        return tierFor(totalInput).map(Tier::rates).orElse(peak != null && peak.holdsAt(sent) ? peak.rates() : rates);
    }

    /// The tier that holds for a prompt of this size: the highest one it exceeds.
    public Optional<Tier> tierFor(long totalInput) {
        return tiers.reversed().stream()
                .filter(tier -> totalInput > tier.aboveInputTokens())
                .findFirst();
    }

    /// Whether the rates of the peak hours hold at this time.
    public boolean peakAt(Instant sent) {
        return peak != null && peak.holdsAt(sent);
    }

    private Stream<Rates> rates(Predicate<Tier> reached) {
        return Stream.concat(
                Stream.concat(Stream.of(rates), tiers.stream().filter(reached).map(Tier::rates)),
                peak == null ? Stream.empty() : Stream.of(peak.rates()));
    }

    private static boolean allKnown(Usage usage, Rates at) {
        return (usage.cachedInput() == 0 || at.cachedInput() != null)
                && (usage.cacheWrite5m() == 0 || at.cacheWrite5m() != null)
                && (usage.cacheWrite1h() == 0 || at.cacheWrite1h() != null);
    }

    private static BigDecimal orInput(@Nullable BigDecimal rate, Rates at) {
        return rate != null ? rate : at.input();
    }

    private static BigDecimal charge(long tokens, BigDecimal usdPerMtok) {
        return usdPerMtok.multiply(BigDecimal.valueOf(tokens)).scaleByPowerOfTen(-MILLION_DIGITS);
    }
}
