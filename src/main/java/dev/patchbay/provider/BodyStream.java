package dev.patchbay.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A reply's body as a stream whose reads take all that has come, up to their length. The client's own stream hands
/// out one buffer a read, and each event of a model comes in a buffer of its own; it also stops the connection
/// after every few of them until the reader has woken up.
///
/// For one reader; `close` from any thread ends a read that is under way.
final class BodyStream extends PieceStream implements BodySubscriber<InputStream> {
    /// How many deliveries the connection may be ahead of the reader. Each is at most one read of the socket.
    private static final int AHEAD = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private ArrayDeque<ByteBuffer> arrived = new ArrayDeque<>();
    private int deliveries;
    private @Nullable Subscription source;
    private @Nullable Throwable problem;
    private boolean ended;
    private boolean closed;

    // The reader's own.
    private ArrayDeque<ByteBuffer> taken = new ArrayDeque<>();

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (taken.isEmpty() && !take()) {
            return -1;
        }
        int count = 0;
        for (ByteBuffer next = taken.peek(); next != null && count < length; next = taken.peek()) {
            int some = Math.min(next.remaining(), length - count);
            next.get(bytes, offset + count, some);
            count += some;
            if (!next.hasRemaining()) {
                taken.remove();
            }
        }
        return count;
    }

    /// Waits until something has come and takes all of it.
    ///
    /// @return false at the end
    private boolean take() throws IOException {
        int count;
        lock.lock();
        try {
            while (!closed && arrived.isEmpty() && !ended) {
                changed.await();
            }
            if (closed) {
                throw new IOException("closed");
            }
            if (arrived.isEmpty()) {
                if (problem != null) {
                    throw problem instanceof IOException io ? io : new IOException(problem);
                }
                return false;
            }
            ArrayDeque<ByteBuffer> empty = taken;
            taken = arrived;
            arrived = empty;
            count = deliveries;
            deliveries = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            lock.unlock();
        }
        Objects.requireNonNull(source, "something came from it").request(count);
        return true;
    }

    @Override
    public void close() {
        Subscription toCancel;
        lock.lock();
        try {
            toCancel = closed ? null : source;
            closed = true;
            arrived.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (toCancel != null) {
            toCancel.cancel();
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        boolean late;
        lock.lock();
        try {
            late = closed;
            source = subscription;
        } finally {
            lock.unlock();
        }
        if (late) {
            subscription.cancel();
        } else {
            subscription.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        boolean nothing;
        lock.lock();
        try {
            for (ByteBuffer buffer : buffers) {
                if (buffer.hasRemaining() && !closed) {
                    arrived.add(buffer);
                }
            }
            nothing = arrived.isEmpty();
            deliveries += nothing ? 0 : 1;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (nothing) {
            Objects.requireNonNull(source, "it delivered").request(1);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        end(thrown);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable thrown) {
        lock.lock();
        try {
            problem = thrown;
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
