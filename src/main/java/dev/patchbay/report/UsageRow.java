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
}
