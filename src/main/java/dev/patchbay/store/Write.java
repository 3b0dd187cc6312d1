package dev.patchbay.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One transaction on its way through the writing thread. Its caller is told only after the flush.
final class Write<T extends @Nullable Object> {

    /// What a write has survived when its caller goes on.
    enum Safety {
        /// Nothing: every later transaction sees it, and the next flush, at most half a second later, keeps it.
        SEEN,
        /// A killed program.
        KILL,
        POWER_CUT
    }

    private final Work<T> work;
    private final Safety safety;
    private final CompletableFuture<T> told = new CompletableFuture<>();
    private @Nullable Runnable outcome;

    Write(Work<T> work, Safety safety) {
        this.work = work;
        this.safety = safety;
    }

    Safety safety() {
        return safety;
    }

    /// Runs the transaction. A failure is its caller's alone.
    ///
    /// @return what it failed with, or null
    @Nullable
    RuntimeException run(Session session) {
        try {
            T result = session.write(work);
            outcome = () -> told.complete(result);
            return null;
        } catch (RuntimeException | Error e) {
            outcome = () -> told.completeExceptionally(e);
            return e instanceof RuntimeException failure ? failure : null;
        }
    }

    /// Tells the caller how it went; called after the flush.
    void tell() {
        if (outcome != null) {
            outcome.run();
        }
    }

    /// It is not known whether it has happened, whatever [#run] said: the file may hold it or not.
    void fail(Throwable e) {
        told.completeExceptionally(e);
    }

    CompletableFuture<T> told() {
        return told;
    }
}
