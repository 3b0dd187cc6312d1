package dev.patchbay.provider;

import java.time.Duration;

/// How long one call waits.
///
/// @param head    until the head of the reply is there
/// @param silence between two pieces of its body
/// @param whole   until the body's end, from the start of the call
/// @param rest    until the body's end, once nothing more is needed
record Patience(Duration head, Duration silence, Duration whole, Duration rest) {

    static Patience forStream(Limits limits) {
        return new Patience(limits.firstByte(), limits.silence(), limits.longest(), limits.rest());
    }

    /// What comes in one piece comes late: only its end is waited for.
    static Patience forOnePiece(Duration whole) {
        return new Patience(whole, whole, whole, whole);
    }

    /// For "within {0}": `30 s`, `10 min`, `1500 ms`.
    static String words(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            return time.toMillis() + " ms";
        }
        return time.toSeconds() > 120 && time.toSeconds() % 60 == 0
                ? time.toMinutes() + " min"
                : time.toSeconds() + " s";
    }
}
