package dev.patchbay.store;

import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/// The database as it was at one moment, with a connection and a thread of its own: reading and writing go on
/// beside it. Safe for use by several threads.
final class Snapshot implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Snapshot.class.getName());

    private final OwnThread thread = new OwnThread("patchbay-database-snapshot");
    private final Handle handle;

    /// @param handle in a transaction that has its moment already
    Snapshot(Handle handle) {
        this.handle = handle;
    }

    /// Runs `work` on the thread of this snapshot, after what was started before.
    ///
    /// @throws dev.patchbay.domain.StorageException if it is closed
    <T> CompletableFuture<T> start(Work<T> work) {
        return thread.start(() -> work.on(handle));
    }

    /// Waits for what was started. A second call does nothing.
    @Override
    public synchronized void close() {
        if (!thread.closed()) {
            thread.call(this::closeHandle);
            thread.close();
        }
    }

    /// Nothing is lost with it: it only reads. Where the database broke under it, closing it says that once more.
    private boolean closeHandle() {
        try (handle) {
            handle.rollback();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The database had broken", e);
        }
        return true;
    }
}
