package dev.patchbay.domain;

import java.math.BigDecimal;

/// Attempts that were sent and are settled, with their tokens and money, exact: nothing is rounded before it is shown.
///
/// @param input        uncached input tokens, cache writes included
/// @param exactUsd     US dollars known exactly
/// @param estimatedUsd US dollars estimated
/// @param estimated    how many attempts have an estimated cost
/// @param unpriced     attempts whose price nobody knows; they are in no sum of money
public record UsageSum(
        long attempts,
        long input,
        long cachedInput,
        long output,
        BigDecimal exactUsd,
        BigDecimal estimatedUsd,
        long estimated,
        long unpriced) {

    public static final UsageSum NOTHING = new UsageSum(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    public BigDecimal usd() {
        return exactUsd.add(estimatedUsd);
    }

    /// Whether no price is known for any of it, so that its cost is unknown and not zero.
    public boolean costUnknown() {
        return unpriced > 0 && usd().signum() == 0;
    }

    public UsageSum plus(UsageSum other) {
        return new UsageSum(
                attempts + other.attempts,
                input + other.input,
                cachedInput + other.cachedInput,
                output + other.output,
                exactUsd.add(other.exactUsd),
                estimatedUsd.add(other.estimatedUsd),
                estimated + other.estimated,
                unpriced + other.unpriced);
    }

    public static UsageSum of(Iterable<UsageGroup> groups) {
        UsageSum sum = NOTHING;
        for (UsageGroup group : groups) {
            sum = sum.plus(group.sum());
        }
        return sum;
    }
}
