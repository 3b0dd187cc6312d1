package dev.patchbay.routing;

import java.time.Duration;

/// What is done after a failure.
///
/// @param delay before the same model is asked again; zero for everything else
public record Step(Way way, Duration delay) {
    public static final Step GIVE_UP = of(Way.GIVE_UP);

    public enum Way {
        /// The same model, after a wait.
        AGAIN,
        ANOTHER_MODEL,
        /// Another model of the same provider would fail alike.
        ANOTHER_PROVIDER,
        /// A model that can hold more.
        LARGER_WINDOW,
        /// Another model only if the user says so.
        ASK_THE_USER,
        GIVE_UP
    }

    static Step of(Way way) {
        return new Step(way, Duration.ZERO);
    }
}
