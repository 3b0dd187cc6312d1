package dev.patchbay.testing;

import dev.patchbay.routing.RetryPolicy;
import java.time.Duration;
import java.util.Random;

/// Retries without long waits.
public final class Retries {
    private Retries() {}

    public static RetryPolicy quick() {
        return tries(3);
    }

    /// Each model is asked once.
    public static RetryPolicy never() {
        return tries(1);
    }

    private static RetryPolicy tries(int most) {
        return new RetryPolicy(
                most,
                Duration.ofMillis(1),
                Duration.ofMillis(8),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                new Random(1));
    }
}
