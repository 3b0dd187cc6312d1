package dev.patchbay.report;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Charge;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the cost of an attempt came about, in exact numbers that anyone can check: tokens times rate, line by line.
///
/// @param lines    what was counted; empty where nothing was billed
/// @param sum      of the lines, in US dollars; null where no rates are known
/// @param reported what the provider itself says it cost, in US dollars, or null; then that is the cost
/// @param scale    which of the price's rates held
/// @param price    where the rates come from, or null if it is not known any more
/// @param reasons  why the cost is no better than it is; the first is the weightiest
public record CostExplanation(
        List<Line> lines,
        @Nullable BigDecimal sum,
        @Nullable BigDecimal reported,
        Scale scale,
        @Nullable Price price,
        List<Reason> reasons) {
    private static final int MILLION_DIGITS = 6;

    /// Tokens that are charged alike.
    public enum Bucket {
        INPUT,
        CACHED_INPUT,
        CACHE_WRITE_5M,
        CACHE_WRITE_1H,
        OUTPUT
    }

    /// One bucket.
    ///
    /// @param rate    US dollars per 1,000,000 tokens; null if no price is known
    /// @param asInput whether the price names no rate of its own for this bucket, so that it is charged as input
    /// @param usd     tokens times rate, exact; null as `rate`
    public record Line(
            Bucket bucket,
            long tokens,
            @Nullable BigDecimal rate,
            boolean asInput,
            @Nullable BigDecimal usd) {}

    /// Which rates of a price held.
    ///
    /// @param aboveTokens of the prompt, for [Kind#TIER]; else 0
    public record Scale(Kind kind, long aboveTokens) {

        /// Why these rates.
        public enum Kind {
            STANDARD,
            PEAK_HOURS,
            TIER,
            /// The price is not known any more, or there is none.
            UNKNOWN
        }
    }

    /// Why a cost is not exact, or not what was to be expected.
    public enum Reason {
        NO_PRICE,
        NOTHING_BILLED,
        FREE_MODEL,
        NOT_REPORTED,
        INCONSISTENT,
        RATE_MISSING,
        REPORTED_DIFFERS,
        OVER_HOLD,
        OVER_CAP
    }

    public static CostExplanation of(Attempt attempt, @Nullable Price price) {
        Charge charge = attempt.charge();
        Usage usage = attempt.usage();
        Rates rates = attempt.rates();
        List<Line> lines = usage == null ? List.of() : lines(usage, rates);
        BigDecimal sum = rates == null
                ? null
                : lines.stream()
                        .map(line -> Objects.requireNonNull(line.usd()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal reported = usage == null ? null : usage.reportedUsd();
        return new CostExplanation(
                lines,
                sum,
                reported,
                scale(attempt, price),
                price,
                charge == null ? List.of() : reasons(attempt, charge, lines, sum));
    }

    private static List<Line> lines(Usage usage, @Nullable Rates rates) {
        var lines = new ArrayList<Line>();
        lines.add(line(Bucket.INPUT, usage.input(), rates, rates == null ? null : rates.input()));
        add(lines, Bucket.CACHED_INPUT, usage.cachedInput(), rates, rates == null ? null : rates.cachedInput());
        add(lines, Bucket.CACHE_WRITE_5M, usage.cacheWrite5m(), rates, rates == null ? null : rates.cacheWrite5m());
        add(lines, Bucket.CACHE_WRITE_1H, usage.cacheWrite1h(), rates, rates == null ? null : rates.cacheWrite1h());
        lines.add(line(Bucket.OUTPUT, usage.output(), rates, rates == null ? null : rates.output()));
        return List.copyOf(lines);
    }

    private static void add(
            List<Line> lines, Bucket bucket, long tokens, @Nullable Rates rates, @Nullable BigDecimal rate) {
        if (tokens > 0) {
            lines.add(line(bucket, tokens, rates, rate));
        }
    }

    private static Line line(Bucket bucket, long tokens, @Nullable Rates rates, @Nullable BigDecimal own) {
        BigDecimal rate = own != null ? own : rates == null ? null : rates.input();
        BigDecimal usd =
                rate == null ? null : rate.multiply(BigDecimal.valueOf(tokens)).scaleByPowerOfTen(-MILLION_DIGITS);
        return new Line(bucket, tokens, rate, own == null && rate != null, usd);
    }

    private static Scale scale(Attempt attempt, @Nullable Price price) {
        Usage usage = attempt.usage();
        if (usage == null || attempt.rates() == null || price == null || attempt.sentAt() == null) {
            return new Scale(Scale.Kind.UNKNOWN, 0);
        }
        boolean peak = price.peakAt(attempt.sentAt());
        return price.tierFor(usage.totalInput())
                .map(tier -> new Scale(Scale.Kind.TIER, tier.aboveInputTokens()))
                .orElseGet(() -> new Scale(peak ? Scale.Kind.PEAK_HOURS : Scale.Kind.STANDARD, 0));
    }

    private static List<Reason> reasons(Attempt attempt, Charge charge, List<Line> lines, @Nullable BigDecimal sum) {
        var reasons = new ArrayList<Reason>();
        Usage usage = charge.usage();
        CostStatus status = charge.cost().status();
        if (status == CostStatus.UNPRICED) {
            reasons.add(Reason.NO_PRICE);
        } else if (usage == null) {
            reasons.add(Reason.NOTHING_BILLED);
        } else if (status == CostStatus.ZERO) {
            reasons.add(Reason.FREE_MODEL);
        }
        if (status == CostStatus.ESTIMATED && usage != null && usage.raw().isEmpty()) {
            reasons.add(Reason.NOT_REPORTED);
        } else if (status == CostStatus.ESTIMATED && usage != null && !usage.consistent()) {
            reasons.add(Reason.INCONSISTENT);
        }
        if (lines.stream().anyMatch(Line::asInput)) {
            reasons.add(Reason.RATE_MISSING);
        }
        if (usage != null
                && usage.reportedUsd() != null
                && sum != null
                && usage.reportedUsd().compareTo(sum) != 0) {
            reasons.add(Reason.REPORTED_DIFFERS);
        }
        if (attempt.overHold()) {
            reasons.add(Reason.OVER_HOLD);
        }
        if (attempt.origin().overCap()) {
            reasons.add(Reason.OVER_CAP);
        }
        return List.copyOf(reasons);
    }
}
