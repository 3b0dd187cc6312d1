package dev.patchbay.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A reply's body that ends with an exception when the server falls silent: `HttpRequest.timeout` covers
/// only the wait for the headers. For one reader; `close` from any thread ends a read that is under way.
final class WatchedStream extends FilterInputStream {
    private final long silence;
    private volatile long readingSince;
    private volatile boolean reading;
    private volatile boolean silent;
    private volatile boolean closed;
    private volatile CompletableFuture<Void> timer = new CompletableFuture<>();

    WatchedStream(InputStream in, Duration silence) {
        super(in);
        this.silence = silence.toNanos();
        watch(this.silence);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        readingSince = System.nanoTime();
        reading = true;
        try {
            int count = super.read(bytes, offset, length);
            if (silent) {
                throw tooSilent();
            }
            return count;
        } catch (IOException e) {
            throw silent ? tooSilent() : e;
        } finally {
            reading = false;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        timer.complete(null);
        super.close();
    }

    private IOException tooSilent() {
        return new SocketTimeoutException("Nothing came for " + TimeUnit.NANOSECONDS.toMillis(silence) + " ms");
    }

    private void watch(long nanos) {
        timer = new CompletableFuture<Void>().orTimeout(nanos, TimeUnit.NANOSECONDS);
        var _ = timer.whenComplete((none, timeout) -> {
            if (timeout != null && !closed) {
                check();
            }
        });
    }

    private void check() {
        long left = reading ? silence - (System.nanoTime() - readingSince) : silence;
        if (left > 0) {
            watch(left);
            return;
        }
        silent = true;
        Transport.closeQuietly(this.in);
    }
}
