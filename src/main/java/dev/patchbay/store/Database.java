package dev.patchbay.store;

import dev.patchbay.domain.DataCounts;
import dev.patchbay.domain.StorageException;
import dev.patchbay.store.Write.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The database file. Making this object is cheap: the file is opened by the first call that needs it,
/// and again by the next call after an attempt that failed.
///
/// All writing is done by one thread, reading by a second one, and reading that lasts (an export) by a third, so that
/// nobody waits behind it. Nobody else knows them, so nobody can interrupt them: an interrupt in the middle of file I/O
/// would close the database for everyone. Callers
/// wait for these threads without being interruptible; their interrupt status is kept. Safe for use by
/// several threads.
///
/// Every call but the constructor throws [StorageException], whose message is fit to be shown.
public final class Database implements AutoCloseable {
    static final String CLOSED = "The database has been closed.";
    private static final Duration SEEN_FOR = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private final Path file;
    private final ZoneId firstZone;
    private final Consumer<CopySource> beforeUpgrade;
    private final OwnThread writer = new OwnThread("patchbay-database-write");
    private final OwnThread reader = new OwnThread("patchbay-database-read");
    private final OwnThread longReader = new OwnThread("patchbay-database-read-long");
    private final Set<Snapshot> snapshots = ConcurrentHashMap.newKeySet();
    private final GroupWriter writes =
            new GroupWriter(this::open, this::abandon, flushed -> writeLater(SEEN_FOR, handle -> flushed.run()));
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private boolean ended; // used by the writing thread alone

    /// @param file the database without its `.mv.db`; its folder is made if need be
    public Database(Path file) {
        this(file, ZoneId.systemDefault());
    }

    /// @param firstZone the time zone that days are counted in, if the database is a new one
    public Database(Path file, ZoneId firstZone) {
        this(file, firstZone, before -> {});
    }

    /// @param beforeUpgrade called before the tables of a database that is there are changed to the form that this
    ///                      version knows; if it throws, they are not
    public Database(Path file, ZoneId firstZone, Consumer<CopySource> beforeUpgrade) {
        this.file = file.toAbsolutePath();
        this.firstZone = firstZone;
        this.beforeUpgrade = beforeUpgrade;
    }

    /// The time zone that days are counted in: that of the first start, for good, so that a journey moves no
    /// money to another day. Blocks while the database is being opened.
    public ZoneId zone() {
        return current().zone();
    }

    /// Opens the database if it is not open or could only be read. Blocks.
    ///
    /// @throws StorageException if it cannot be written or not even read; the next call tries again
    public void reopen() {
        Session open = current();
        if (open.readOnly().isPresent()) {
            open = whileNobodyReads(Session::close, this::open);
        }
        open.readOnly().ifPresent(why -> {
            throw why;
        });
    }

    /// Why the database can be read but not written; empty if it can, and as long as nobody has opened it. Does not
    /// block.
    public Optional<StorageException> readOnly() {
        Session open = session.get();
        return open == null ? Optional.empty() : open.readOnly();
    }

    /// Keeps a database that cannot be read under another name beside it, and starts a new one. Blocks.
    ///
    /// @return the old file as it is called now
    public Path setAside() {
        return whileNobodyReads(Session::abandon, () -> {
            Path kept = DatabaseFile.setAside(file, "unreadable");
            open();
            return kept;
        });
    }

    /// Puts another database in the place of this one, which is kept under another name beside it. Blocks.
    ///
    /// @param mvDb a file that was checked, in the same folder or below it; it is moved
    /// @return the old file as it is called now, or empty if there was none
    /// @throws StorageException if it could not be done; then this one is in its place as before
    public Optional<Path> replace(Path mvDb) {
        refuseIfInUse();
        return whileNobodyReads(Session::close, () -> {
            Optional<Path> kept = DatabaseFile.exists(file)
                    ? Optional.of(DatabaseFile.setAside(file, "before-restore"))
                    : Optional.empty();
            try {
                DatabaseFile.moveInto(file, mvDb);
                open();
                return kept;
            } catch (StorageException e) {
                kept.ifPresent(old -> DatabaseFile.putBack(file, old));
                throw e;
            }
        });
    }

    /// A file that another program has open could be renamed under its feet.
    private void refuseIfInUse() {
        try {
            current();
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.IN_USE) {
                throw e;
            }
        }
    }

    /// Copies the database while it is used. Blocks.
    public void copyTo(Path mvDb) {
        readLong(handle -> {
            DatabaseCopy.write(handle, mvDb);
            return true;
        });
    }

    public DataCounts counts() {
        return newerThan(Instant.EPOCH);
    }

    /// Conversations that were changed and attempts that were made after `time`.
    public DataCounts newerThan(Instant time) {
        return read(handle -> new DataCounts(
                count(handle, "SELECT COUNT(*) FROM conversation WHERE updated_at > :time", time),
                count(handle, "SELECT COUNT(*) FROM attempt WHERE reserved_at > :time", time)));
    }

    private static long count(Handle handle, String sql, Instant time) {
        return handle.createQuery(sql)
                .bind("time", Columns.argument(time))
                .mapTo(Long.class)
                .one();
    }

    /// Finishes what was handed over, closes the file and ends the threads. Blocks; a second call does nothing.
    @Override
    public void close() {
        if (!reader.closed()) {
            reader.call(() -> longReader.call(() -> writer.call(this::end)));
            reader.close();
            longReader.close();
            writer.close();
        }
    }

    /// Runs `work` on the writing thread as one transaction, and waits for it. On return it survives a killed
    /// program. `work` must not call this object.
    <T extends @Nullable Object> T write(Work<T> work) {
        return written(new Write<>(work, Safety.KILL));
    }

    /// As [#write]; on return it survives a power cut too.
    <T extends @Nullable Object> T writeDurably(Work<T> work) {
        return written(new Write<>(work, Safety.POWER_CUT));
    }

    /// As [#write], for what may be forgotten if the program is killed within half a second and before any other
    /// write: on return every later transaction sees it.
    <T extends @Nullable Object> T writeBriefly(Work<T> work) {
        return written(new Write<>(work, Safety.SEEN));
    }

    /// Runs `work` on the writing thread after `delay`, as one transaction, without waiting. A failure is logged only.
    void writeLater(Duration delay, Consumer<Handle> work) {
        Write<Boolean> write = new Write<>(
                handle -> {
                    work.accept(handle);
                    return true;
                },
                Safety.KILL);
        var _ = write.told().whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.log(System.Logger.Level.WARNING, "A write that nobody waits for failed", failure);
            }
        });
        if (delay.isZero()) {
            handOver(write);
        } else {
            writes.delay(write);
            writer.later(delay, () -> writes.writeDelayed(write));
        }
    }

    private <T extends @Nullable Object> T written(Write<T> write) {
        Session open = session.get();
        if (open != null && open.readOnly().isPresent()) {
            reopen(); // there may be space or permission again
        }
        handOver(write);
        return guarded(() -> OwnThread.result(write.told()));
    }

    private void handOver(Write<?> write) {
        writes.add(write);
        writer.later(Duration.ZERO, writes::writeWaiting);
    }

    /// Runs `work` on the reading thread and waits for it. `work` must not call this object; it is run again after a
    /// failure that closed the database.
    <T extends @Nullable Object> T read(Work<T> work) {
        return reader.call(() -> {
            Session used = current();
            try {
                return used.read(work);
            } catch (RuntimeException e) {
                if (!Failures.closedTheDatabase(e)) {
                    throw Failures.inWords(file, e);
                }
                abandonOnItsThread(used);
                return readOnce(work);
            }
        });
    }

    /// Views of the database as it is now, each with a thread of its own. [#end] them.
    List<Snapshot> snapshots(int count) {
        return writer.call(() -> guarded(() -> {
            List<Snapshot> made = open().snapshots(count);
            snapshots.addAll(made);
            return made;
        }));
    }

    void end(List<Snapshot> ended) {
        ended.forEach(snapshots::remove);
        ended.forEach(Snapshot::close);
    }

    /// As [#read], for what lasts longer than a person wants to wait: other reading goes on beside it. It is run once.
    <T extends @Nullable Object> T readLong(Work<T> work) {
        return longReader.call(() -> readOnce(work));
    }

    private <T extends @Nullable Object> T readOnce(Work<T> work) {
        return guarded(() -> current().read(work));
    }

    /// Called by any thread but the writing one.
    private Session current() {
        Session open = session.get();
        return open != null ? open : writer.call(this::open);
    }

    private Session open() {
        Session open = session.get();
        if (open == null && ended) {
            throw new StorageException(
                    StorageException.Kind.OTHER, CLOSED, new IllegalStateException("asked after it was closed"));
        }
        if (open == null) {
            open = Session.open(file, firstZone, beforeUpgrade);
            session.set(open);
        }
        return open;
    }

    /// What was committed but not made safe must not be seen by those who come later.
    private void abandon(Session broken) {
        session.compareAndSet(broken, null);
        broken.abandon();
    }

    /// As [#abandon], called by a reading thread. As long as one connection is open, whoever opens the file, even
    /// under another name, is given the broken database again.
    private void abandonOnItsThread(Session broken) {
        writer.call(() -> {
            if (session.get() == broken) {
                abandon(broken);
            }
            return true;
        });
    }

    /// Gives the file up and goes on with `next` on the writing thread, while the reading threads stand still.
    private <T> T whileNobodyReads(Consumer<Session> giveUp, Supplier<T> next) {
        return reader.call(() -> longReader.call(() -> writer.call(() -> {
            Session open = forget();
            if (open != null) {
                giveUp.accept(open);
            }
            return next.get();
        })));
    }

    /// What was to be written later is written now; from then on nothing is opened any more.
    private boolean end() {
        writes.writeAll();
        ended = true;
        Session open = forget();
        if (open != null) {
            open.close();
        }
        return true;
    }

    private @Nullable Session forget() {
        end(List.copyOf(snapshots));
        return session.getAndSet(null);
    }

    /// Puts failures into words.
    <T extends @Nullable Object> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw Failures.inWords(file, e);
        }
    }
}
