package dev.patchbay.domain;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What tokens cost, in **US dollars per 1,000,000 tokens**, exact. Null: not published, which is not free.
public record Rates(
        BigDecimal input,
        BigDecimal output,
        @Nullable BigDecimal cachedInput,
        @Nullable BigDecimal cacheWrite5m,
        @Nullable BigDecimal cacheWrite1h) {

    public static Rates of(String input, String output) {
        return new Rates(new BigDecimal(input), new BigDecimal(output), null, null, null);
    }

    /// The most a token of input can cost, however the provider caches it.
    public BigDecimal dearestInput() {
        return Stream.of(input, cachedInput, cacheWrite5m, cacheWrite1h)
                .flatMap(Stream::ofNullable)
                .reduce(input, BigDecimal::max);
    }

    /// Whether nothing costs anything, because the entry says so.
    public boolean free() {
        return dearestInput().signum() == 0 && output.signum() == 0;
    }
}
