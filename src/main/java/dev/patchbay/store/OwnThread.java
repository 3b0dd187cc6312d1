package dev.patchbay.store;

import dev.patchbay.domain.StorageException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One thread that works in the order of the calls and is never interrupted: not by its callers, who do not
/// know it, and not at the end, where `shutdownNow` or `ExecutorService.close` could.
final class OwnThread implements AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    /// The thread itself starts with the first call. It does not keep the program alive.
    OwnThread(String name) {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name(name).daemon().factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Waits for `work`, however often the caller is interrupted meanwhile; its interrupt status is kept.
    <T extends @Nullable Object> T call(Supplier<T> work) {
        return result(start(work));
    }

    /// Does `work` without being waited for; see [#result].
    <T extends @Nullable Object> CompletableFuture<T> start(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException e) {
            throw closed(e);
        }
    }

    /// Waits as [#call] does.
    static <T extends @Nullable Object> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw asThrown(e);
        }
    }

    void later(Duration delay, Runnable work) {
        try {
            var _ = executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw closed(e);
        }
    }

    boolean closed() {
        return executor.isShutdown();
    }

    /// Does what was handed over, but for work whose delay is not over, and ends.
    @Override
    public void close() {
        executor.shutdown();
        boolean interrupted = false;
        while (!executor.isTerminated()) {
            try {
                executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException asThrown(CompletionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> e;
        };
    }

    private static StorageException closed(RejectedExecutionException e) {
        return new StorageException(StorageException.Kind.OTHER, Database.CLOSED, e);
    }
}
