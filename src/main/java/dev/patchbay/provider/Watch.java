package dev.patchbay.provider;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends a body that falls silent or never ends. `HttpRequest.timeout` covers only the wait for the head.
///
/// One timer for the whole body, moved on when it rings: a piece of the stream costs a look at the clock and three
/// writes, none of which wakes a thread. For one reader;
/// `close` may come from any thread.
final class Watch implements AutoCloseable {
    private final Patience patience;
    private final long started;
    private final Runnable end;
    private volatile long waitingSince;
    private volatile boolean waiting;
    private volatile long endingSince;
    private volatile boolean ending;
    private volatile boolean closed;
    private volatile @Nullable TooSlowException problem;
    private volatile CompletableFuture<Void> timer = new CompletableFuture<>();

    /// @param started [System#nanoTime] when the call began
    /// @param end     runs once, on a thread that must not be held up, when the patience is over
    Watch(Patience patience, long started, Runnable end) {
        this.patience = patience;
        this.started = started;
        this.end = end;
        ring(left());
    }

    /// The reader begins to wait for bytes: time that it spends on its own does not make the server silent.
    void waiting() {
        waitingSince = System.nanoTime();
        waiting = true;
    }

    void heard() {
        waiting = false;
    }

    /// All that matters has come: from now on only [Patience#rest] is left, unless this is called again.
    void ending() {
        endingSince = System.nanoTime();
        if (!ending) {
            ending = true;
            timer.complete(null);
            ring(left());
        }
    }

    /// Why `end` was run, or null.
    @Nullable
    TooSlowException problem() {
        return problem;
    }

    @Override
    public void close() {
        closed = true;
        timer.complete(null);
    }

    private long left() {
        return Math.min(leftOfRest(), Math.min(leftOfSilence(), leftOfWhole()));
    }

    private long leftOfSilence() {
        long silence = patience.silence().toNanos();
        return waiting ? silence - (System.nanoTime() - waitingSince) : silence;
    }

    private long leftOfRest() {
        return ending ? patience.rest().toNanos() - (System.nanoTime() - endingSince) : Long.MAX_VALUE;
    }

    private long leftOfWhole() {
        return patience.whole().toNanos() - (System.nanoTime() - started);
    }

    private void ring(long nanos) {
        timer = new CompletableFuture<Void>().orTimeout(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
        var _ = timer.whenComplete((none, timeout) -> {
            if (timeout != null && !closed) {
                look();
            }
        });
        if (closed) {
            timer.complete(null);
        }
    }

    private void look() {
        if (leftOfWhole() <= 0) {
            end("the answer was not complete within ", patience.whole());
        } else if (leftOfRest() <= 0) {
            end("the connection was not closed within ", patience.rest());
        } else if (leftOfSilence() <= 0) {
            end("nothing came for ", patience.silence());
        } else {
            ring(left());
        }
    }

    private void end(String what, Duration time) {
        problem = new TooSlowException(what + Patience.words(time));
        end.run();
    }
}
