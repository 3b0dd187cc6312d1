package dev.patchbay.conversation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as the database keeps them.
final class Times {
    private Times() {}

    /// To the microsecond: what is returned now is what is read later.
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
