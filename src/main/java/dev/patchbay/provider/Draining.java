package dev.patchbay.provider;

import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A body whose reader may leave before its end, as one does that has read `[DONE]`: the little that is left is read
/// and dropped in the background, so that the connection can serve the next request. The client itself would close
/// it. Safe for use by several threads.
final class Draining implements BodySubscriber<InputStream> {
    private static final long MOST_BYTES = 64 << 10;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final BodyStream reader = new BodyStream();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Subscription source;
    private volatile boolean left;
    private boolean aborted;
    private long dropped;

    /// Ends the connection's use now, or as soon as there is one.
    void abort() {
        Subscription toCancel;
        synchronized (this) {
            aborted = true;
            toCancel = source;
        }
        if (toCancel != null) {
            end(toCancel);
        }
    }

    private void end(Subscription subscription) {
        subscription.cancel();
        reader.close(); // wakes whoever waits for the next piece
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return reader.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        boolean late;
        synchronized (this) {
            source = subscription;
            late = aborted;
        }
        reader.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {
                subscription.request(count);
            }

            @Override
            public void cancel() {
                leave(subscription);
            }
        });
        if (late) {
            end(subscription);
        }
    }

    private void leave(Subscription subscription) {
        boolean atOnce;
        synchronized (this) {
            left = true;
            atOnce = aborted;
        }
        if (atOnce || ended.isDone()) {
            subscription.cancel();
            return;
        }
        var _ = ended.copy().orTimeout(LONGEST.toNanos(), TimeUnit.NANOSECONDS).exceptionally(late -> {
            subscription.cancel();
            return null;
        });
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        if (left) {
            drop(bytes);
        } else {
            reader.onNext(bytes);
        }
    }

    private void drop(List<ByteBuffer> bytes) {
        for (ByteBuffer some : bytes) {
            dropped += some.remaining();
        }
        if (dropped > MOST_BYTES) {
            abort();
        }
    }

    @Override
    public void onError(Throwable problem) {
        ended.complete(null);
        reader.onError(problem);
    }

    @Override
    public void onComplete() {
        ended.complete(null);
        reader.onComplete();
    }
}
