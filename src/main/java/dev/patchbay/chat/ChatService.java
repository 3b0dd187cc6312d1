package dev.patchbay.chat;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.StorageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs questions. Safe for use by several threads.
public final class ChatService implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ChatService.class.getName());
    private static final Duration PATIENCE_AT_EXIT = Duration.ofSeconds(3);

    private final Services services;
    private final Previews previews;
    private final Executor threads;
    private final Set<Job> running = ConcurrentHashMap.newKeySet();

    /// @param threads runs one question each; virtual threads
    public ChatService(Services services, Executor threads) {
        this.services = services;
        this.previews = new Previews(services);
        this.threads = threads;
    }

    /// Starts a question on a virtual thread and returns at once. Events arrive on that thread, in order.
    ///
    /// @param place where the answer is kept as it streams, or null to keep it nowhere
    public ChatJob start(Question question, @Nullable Place place, Consumer<ChatEvent> sink) {
        var job = new Job();
        running.add(job);
        threads.execute(() -> {
            try {
                sink.accept(outcome(question, place, sink, job.cancellation));
            } finally {
                running.remove(job);
                job.ended.countDown();
            }
        });
        return job;
    }

    /// Decides without sending. Blocks (database, keychain).
    public Preview preview(Question question) {
        return previews.of(question);
    }

    /// Stops every question under way and waits a moment for its settlement.
    @Override
    public void close() {
        var jobs = Set.copyOf(running);
        jobs.forEach(ChatJob::cancel);
        long deadline = System.nanoTime() + PATIENCE_AT_EXIT.toNanos();
        try {
            for (Job job : jobs) {
                job.ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ChatEvent outcome(
            Question question, @Nullable Place place, Consumer<ChatEvent> sink, Cancellation cancellation) {
        try {
            var answer = Keeping.of(services.conversations(), place);
            ChatEvent end = end(new Asking(services, question, place, answer, sink, cancellation));
            answer.finish(end, services::words);
            return end;
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    /// Whatever happens has an end that the user sees, even a fault of the program.
    private static ChatEvent end(Asking asking) {
        try {
            return asking.run();
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    private static ChatEvent failed(Throwable e) {
        if (e instanceof StorageException) {
            LOG.log(Level.ERROR, "The database failed during a question", e);
            return new ChatEvent.Failed(new ChatFailure.Storage(String.valueOf(e.getMessage())), null);
        }
        LOG.log(Level.ERROR, "A question ended in a fault of the program", e);
        return new ChatEvent.Failed(new ChatFailure.Internal(String.valueOf(e)), null);
    }

    private static final class Job implements ChatJob {
        private final Cancellation cancellation = new Cancellation();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void cancel() {
            cancellation.cancel();
        }

        @Override
        public void await() throws InterruptedException {
            ended.await();
        }
    }
}
