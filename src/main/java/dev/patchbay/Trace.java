package dev.patchbay;

import java.time.Duration;
import java.time.Instant;

/// Marks of the start-up, for measuring. `PATCHBAY_TRACE=startup` prints them to standard error,
/// `PATCHBAY_TRACE=startup-exit` also ends the program after the last one. The marks are `main`, `first-frame`
/// and `idle`.
public final class Trace {
    private static final String LAST = "idle";

    private Trace() {}

    /// Prints `trace startup <mark> <ms since process start>` if tracing is on.
    public static void mark(String mark) {
        String wanted = System.getenv("PATCHBAY_TRACE");
        if (wanted == null || !wanted.startsWith("startup")) {
            return;
        }
        System.err.println("trace startup " + mark + " " + sinceStart().toMillis());
        if (mark.equals(LAST) && wanted.equals("startup-exit")) {
            System.exit(0);
        }
    }

    /// The system's own clock of the process, so that the loading of the JVM counts too.
    private static Duration sinceStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
