package dev.patchbay.routing;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one model did lately. Not safe for use by several threads.
final class CircuitState {
    private static final int IN_A_ROW = 3;
    private static final int ENOUGH_TO_JUDGE = 4;
    private static final Duration LATELY = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration WITHOUT_CREDIT = Duration.ofHours(1);
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private final Deque<Outcome> lately = new ArrayDeque<>();
    private int inARow;
    private @Nullable Pause pause;
    private boolean probing;

    private record Outcome(Instant at, boolean failed) {}

    CircuitState() {}

    CircuitState(Pause pause) {
        this.pause = pause;
    }

    Optional<Pause> pause() {
        return Optional.ofNullable(pause);
    }

    void pause(Pause begun) {
        pause = begun;
        probing = false;
        lately.clear();
        inARow = 0;
    }

    boolean admits(Instant now) {
        return pause == null || !probing && !now.isBefore(pause.until());
    }

    /// @return whether the request that was just admitted is the probe
    boolean beginProbe() {
        probing = pause != null;
        return probing;
    }

    void endProbe() {
        probing = false;
    }

    /// @return whether a pause ended
    boolean succeeded(Instant now, boolean probe) {
        if (pause != null && !probe) {
            return false; // a latecomer from before the pause
        }
        boolean ended = pause != null;
        pause = null;
        probing = false;
        inARow = 0;
        add(new Outcome(now, false));
        return ended;
    }

    /// @return how long the model is left alone, or null if it is not
    @Nullable
    Duration failed(Instant now, ChatFailure.Provider failure, boolean probe) {
        Duration asked = asked(failure);
        if (asked != null) {
            return asked;
        }
        if (pause != null) {
            return probe ? longer(pause.cooldown()) : null; // a latecomer from before the pause
        }
        inARow++;
        add(new Outcome(now, true));
        long failures = lately.stream().filter(Outcome::failed).count();
        boolean mostly = lately.size() >= ENOUGH_TO_JUDGE && failures * 2 > lately.size();
        return inARow >= IN_A_ROW || mostly ? FIRST_PAUSE : null;
    }

    private void add(Outcome outcome) {
        lately.add(outcome);
        while (lately.peekFirst().at().isBefore(outcome.at().minus(LATELY))) {
            lately.removeFirst();
        }
    }

    /// An account without credit, or a limit that lasts, is known for longer than a guess would tell.
    private static @Nullable Duration asked(ChatFailure.Provider failure) {
        Duration wait = failure.retryAfter() == null ? Duration.ZERO : failure.retryAfter();
        if (failure.kind() == FailureKind.QUOTA) {
            return limited(wait.compareTo(WITHOUT_CREDIT) > 0 ? wait : WITHOUT_CREDIT);
        }
        boolean lasts = failure.kind() == FailureKind.RATE_LIMITED && wait.compareTo(LATELY) > 0;
        return lasts ? limited(wait) : null;
    }

    private static Duration limited(Duration wait) {
        return wait.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wait;
    }

    private static Duration longer(Duration cooldown) {
        Duration twice = cooldown.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
