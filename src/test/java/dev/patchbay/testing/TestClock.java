package dev.patchbay.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that goes on when a test says so. Safe for use by several threads.
public final class TestClock extends Clock {
    private final Duration tick;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    public TestClock() {
        this(Duration.ZERO);
    }

    /// @param tick how much each look at it takes
    public TestClock(Duration tick) {
        this.tick = tick;
    }

    public synchronized void forward(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(tick);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
