package dev.patchbay.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The models of provider `demo`; the catalogue has their names and play-money prices.
enum DemoModel {
    DEMO(60, 350),
    DEMO_FAST(180, 120),
    DEMO_LARGE(18, 1_200),
    /// Thinks aloud first.
    DEMO_REASONER(60, 500),
    /// Always answers 429 with Retry-After.
    DEMO_LIMITED(60, 100),
    /// Breaks off with an error in the middle of its answer.
    DEMO_BROKEN(60, 350);

    private final int tokensPerSecond;
    private final int firstTokenMillis;

    DemoModel(int tokensPerSecond, int firstTokenMillis) {
        this.tokensPerSecond = tokensPerSecond;
        this.firstTokenMillis = firstTokenMillis;
    }

    static Optional<DemoModel> named(String name) {
        return Arrays.stream(values())
                .filter(model -> model.wireName().equals(name))
                .findFirst();
    }

    /// As it stands on the wire and in the catalogue.
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Duration beforeFirstToken() {
        return Duration.ofMillis(firstTokenMillis);
    }

    Duration betweenTokens() {
        return Duration.ofSeconds(1).dividedBy(tokensPerSecond);
    }
}
