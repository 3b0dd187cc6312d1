package dev.patchbay.chat;

/// A question under way. Safe for use by several threads.
public interface ChatJob {

    /// Stops it at once; what came is kept. Does nothing once it has ended.
    void cancel();

    /// Waits until the last event has been delivered.
    ///
    /// @throws InterruptedException if this thread is interrupted
    void await() throws InterruptedException;
}
