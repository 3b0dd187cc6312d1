package dev.patchbay.ui.usage;

import java.math.BigDecimal;
import java.util.Collection;

/// Attempts, tokens and money of some cells, exact: nothing is rounded before it is shown.
///
/// @param estimated how many attempts have an estimated cost
/// @param unpriced  attempts whose price nobody knows; they are in no sum of money
record UsageSum(
        long attempts,
        long input,
        long cachedInput,
        long output,
        BigDecimal exactUsd,
        BigDecimal estimatedUsd,
        long estimated,
        long unpriced) {

    static final UsageSum NOTHING = new UsageSum(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    static UsageSum of(Collection<UsageCell> cells) {
        UsageSum sum = NOTHING;
        for (UsageCell cell : cells) {
            sum = sum.plus(of(cell));
        }
        return sum;
    }

    BigDecimal usd() {
        return exactUsd.add(estimatedUsd);
    }

    /// Whether no price is known for any of it, so that its cost is unknown and not zero.
    boolean costUnknown() {
        return unpriced > 0 && usd().signum() == 0;
    }

    UsageSum plus(UsageSum other) {
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

    private static UsageSum of(UsageCell cell) {
        return new UsageSum(
                cell.attempts(),
                cell.input(),
                cell.cachedInput(),
                cell.output(),
                cell.exactUsd(),
                cell.estimatedUsd(),
                cell.estimated(),
                cell.unpriced());
    }
}
