package dev.patchbay;

import java.time.Duration;
import java.time.Instant;

/// Marks of the start-up, for measuring: `PATCHBAY_TRACE=startup` prints them.
public final class Trace {
    private Trace() {}

    /// Prints `trace startup <mark> <ms since process start>` to standard error if tracing is on.
    public static void mark(String mark) {
        String wanted = System.getenv("PATCHBAY_TRACE");
        if (wanted != null && wanted.startsWith("startup")) {
            Instant start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
            long millis = Duration.between(start, Instant.now()).toMillis();
            System.getLogger(Trace.class.getName())
                    .log(System.Logger.Level.INFO, "trace startup " + mark + " " + millis);
        }
    }
}
