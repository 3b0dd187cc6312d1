package dev.patchbay.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How fast Demo speaks: the wait before a token. Tests pass one that does not wait.
@FunctionalInterface
public interface Pace {

    /// Waits in real time; an interrupt ends the wait early.
    Pace REAL = Pace::park;

    /// Waits for about `time`.
    void pause(Duration time);

    private static void park(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }
}
