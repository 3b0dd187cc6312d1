package dev.patchbay.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The user's Stop, handed down to whatever holds a socket. Safe for use by several threads.
///
/// Explicit instead of a thread interrupt: an interrupt that reaches a database or keychain call would
/// break it, a closed stream only ends the stream.
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    /// Runs every registered action, on this thread. A second call does nothing.
    public void cancel() {
        List<Runnable> toRun;
        synchronized (actions) {
            cancelled.countDown();
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /// Registers what ends the work at hand; runs it at once if it is already cancelled.
    /// The action must not block and must bear being run after the work has ended.
    public void onCancel(Runnable action) {
        synchronized (actions) {
            if (!isCancelled()) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /// Waits until cancelled, at most `time`.
    ///
    /// @return whether it was cancelled
    /// @throws InterruptedException if this thread is interrupted
    public boolean await(Duration time) throws InterruptedException {
        return cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
