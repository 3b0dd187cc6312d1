package dev.patchbay.domain;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What a provider says was used, in buckets that do not overlap: each token is in exactly one of the
/// first five numbers.
///
/// @param input        tokens of input neither read from nor written to a cache
/// @param cachedInput  tokens of input read from a cache
/// @param cacheWrite5m tokens of input written to a cache for 5 minutes (or where there is only one write price)
/// @param cacheWrite1h tokens of input written to a cache for 1 hour
/// @param output       all output, reasoning inside
/// @param reasoning    the part of `output` that was reasoning, or null where it is not itemised
/// @param consistent   false where the provider's own numbers contradict each other; the cost is then an estimate
/// @param reportedUsd  the cost that the provider itself named, in US dollars, or null
/// @param raw          the provider's JSON as it came, or "" for an estimate of ours
public record Usage(
        long input,
        long cachedInput,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        @Nullable Long reasoning,
        boolean consistent,
        @Nullable BigDecimal reportedUsd,
        String raw) {

    /// @throws IllegalArgumentException if a bucket is negative
    public Usage {
        if (input < 0 || cachedInput < 0 || cacheWrite5m < 0 || cacheWrite1h < 0 || output < 0) {
            throw new IllegalArgumentException("Tokens cannot be negative");
        }
    }

    /// Plain input and output, as an estimate of ours or of a provider without caches.
    public static Usage of(long input, long output) {
        return new Usage(input, 0, 0, 0, output, null, true, null, "");
    }

    /// The same numbers with another text kept beside them.
    public Usage withRaw(String other) {
        return new Usage(
                input, cachedInput, cacheWrite5m, cacheWrite1h, output, reasoning, consistent, reportedUsd, other);
    }

    /// All tokens of the prompt, cached and cache-written ones included; the largest long where they are more.
    public long totalInput() {
        return LongStream.of(input, cachedInput, cacheWrite5m, cacheWrite1h)
                .reduce(0, (one, other) -> one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other);
    }
}
