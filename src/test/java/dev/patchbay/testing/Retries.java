package dev.patchbay.testing;

import dev.patchbay.routing.RetryPolicy;
import java.time.Duration;
import java.util.Random;

/// Retries without long waits.
public final class Retries {
    private Retries() {}

    public static RetryPolicy quick() {
        return new RetryPolicy(
                3,
                Duration.ofMillis(1),
                Duration.ofMillis(8),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                new Random(1));
    }
}
