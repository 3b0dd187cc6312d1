package dev.patchbay.report;

import java.math.BigDecimal;

/// One group of attempts. Money in US dollars, exact; estimated money apart.
///
/// @param key      the day (ISO), provider id, `provider/model` or task id; "" in a total
/// @param provider the provider id of the group, or "" where it has several
/// @param attempts calls that were sent
/// @param input    uncached input tokens, cache writes included
/// @param unpriced attempts whose price nobody knows: their cost is in no sum
/// @param demo     whether the group is Demo's play money
public record UsageRow(
        String key,
        String provider,
        long attempts,
        long input,
        long cachedInput,
        long output,
        BigDecimal exactUsd,
        BigDecimal estimatedUsd,
        long unpriced,
        boolean demo) {

    public BigDecimal usd() {
        return exactUsd.add(estimatedUsd);
    }

    static UsageRow empty(String key, String provider, boolean demo) {
        return new UsageRow(key, provider, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, demo);
    }

    /// This row with the attempts of `cell` added.
    UsageRow plus(UsageCell cell) {
        return new UsageRow(
                key,
                provider,
                attempts + cell.attempts(),
                input + cell.input(),
                cachedInput + cell.cachedInput(),
                output + cell.output(),
                exactUsd.add(cell.exactUsd()),
                estimatedUsd.add(cell.estimatedUsd()),
                unpriced + cell.unpriced(),
                demo);
    }
}
