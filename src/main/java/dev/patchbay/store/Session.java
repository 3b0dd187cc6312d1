package dev.patchbay.store;

import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.StorageException.Kind;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The open database: one connection for the writing thread, one for each reading thread.
final class Session {
    /// No trace file: it would hold what was said. DB_CLOSE_ON_EXIT=FALSE: H2 would close itself at the end of the
    /// program, before an answer that is cut off then could be settled. A commit alone is in memory: see
    /// [#flush]. CACHE_SIZE in kB: without it H2 would keep a sixteenth of the
    /// largest heap, and six times of that really, after one long read; the system keeps the file in memory anyway.
    private static final String SETTINGS =
            ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64;CACHE_SIZE=4096";

    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    static final String USER = "patchbay";
    private static final String ZONE = "time zone";

    private final Jdbi jdbi;
    private final Handle writing;
    private final ZoneId zone;
    private final @Nullable StorageException readOnly;
    private final Map<Thread, Handle> reading = new ConcurrentHashMap<>();

    private Session(Jdbi jdbi, Handle writing, ZoneId zone, @Nullable StorageException readOnly) {
        this.jdbi = jdbi;
        this.writing = writing;
        this.zone = zone;
        this.readOnly = readOnly;
    }

    /// Called by the writing thread. One that cannot be written is opened for reading.
    ///
    /// @param beforeUpgrade called before tables that are there are changed; if it throws, they are not
    static Session open(Path file, ZoneId firstZone, Consumer<CopySource> beforeUpgrade) {
        try {
            return writable(file, firstZone, beforeUpgrade);
        } catch (StorageException e) {
            if (e.kind() != Kind.NOT_WRITABLE && e.kind() != Kind.FULL || !Files.isReadable(DatabaseFile.of(file))) {
                throw e;
            }
            return onlyReadable(file, firstZone, e);
        }
    }

    private static Session writable(Path file, ZoneId firstZone, Consumer<CopySource> beforeUpgrade) {
        Handle writing = null;
        try {
            // Looking for equal values among a thousand others costs H2 more than the values: two fifths of a long
            // read.
            System.setProperty("h2.objectCache", "false");
            DatabaseFile.prepare(file);
            String url = url(file);
            Jdbi jdbi = Jdbi.create(url, USER, "");
            writing = jdbi.open();
            if (writing.isReadOnly()) {
                throw Failures.notWritable(file, new SQLException("opened as read-only"));
            }
            if (Migrations.pending(url, USER)) {
                Upgrade.run(writing, file, beforeUpgrade);
                writing = jdbi.open();
            }
            writeOnlyOnFlush(writing);
            return new Session(jdbi, writing, zone(writing, firstZone), null);
        } catch (RuntimeException e) {
            closeAfter(e, writing);
            throw Failures.atOpening(file, e);
        }
    }

    /// @param why it cannot be written: told whenever that is tried, or at once if not even reading is possible
    private static Session onlyReadable(Path file, ZoneId firstZone, StorageException why) {
        Handle handle = null;
        try {
            String url = url(file) + ";ACCESS_MODE_DATA=r";
            Jdbi jdbi = Jdbi.create(url, USER, "");
            handle = jdbi.open();
            Migrations.check(url, USER);
            ZoneId zone = Settings.get(handle, ZONE).map(ZoneId::of).orElse(firstZone);
            return new Session(jdbi, handle, zone, why);
        } catch (RuntimeException e) {
            closeAfter(why, handle);
            why.addSuppressed(e);
            throw why;
        }
    }

    static String url(Path file) {
        return "jdbc:h2:file:" + file + SETTINGS;
    }

    /// Why it can only be read; empty if it can be written.
    Optional<StorageException> readOnly() {
        return Optional.ofNullable(readOnly);
    }

    ZoneId zone() {
        return zone;
    }

    /// Called by the writing thread. What is committed is not safe before [#flush].
    <T extends @Nullable Object> T write(Work<T> work) {
        if (readOnly != null) {
            throw readOnly;
        }
        return writing.inTransaction(work::on);
    }

    /// Makes everything safe that was committed so far. Called by the writing thread.
    void flush(Write.Safety safety) {
        switch (safety) {
            case SEEN -> {}
            case KILL -> Columns.execute(writing, "CHECKPOINT", List.of());
            case POWER_CUT -> Columns.execute(writing, "CHECKPOINT SYNC", List.of());
        }
    }

    /// Called by a reading thread.
    <T extends @Nullable Object> T read(Work<T> work) {
        return work.on(reading.computeIfAbsent(Thread.currentThread(), _ -> jdbi.open()));
    }

    /// Views of this moment, each for a thread of its own. Called by the writing thread, so that nothing is written
    /// between the first and the last.
    List<Snapshot> snapshots(int count) {
        return Stream.generate(this::snapshot).limit(count).toList();
    }

    /// Its moment is that of the first statement. LAZY_QUERY_EXECUTION: rows come as they are read, not all at once.
    private Snapshot snapshot() {
        Handle handle = jdbi.open();
        handle.execute("SET LAZY_QUERY_EXECUTION 1");
        handle.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
        handle.begin();
        handle.execute("SELECT (SELECT MAX(_ROWID_) FROM attempt), (SELECT MAX(charged_day) FROM usage_sum)");
        return new Snapshot(handle);
    }

    /// Called by the writing thread while the reading threads stand still. What was told as written is in the file
    /// already: where closing fails, it is given up.
    void close() {
        try {
            reading.values().forEach(Handle::close);
            writing.close();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The database could not be closed well", e);
            abandon();
        }
    }

    /// Closes it as a killed program would: nothing more is written, and every connection is dead. Called by the
    /// writing thread.
    void abandon() {
        try {
            writing.execute("SHUTDOWN IMMEDIATELY");
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "It had closed itself", e);
        }
    }

    /// H2's own thread would write what was committed every half second, and a flush does not wait for what that thread
    /// has just taken: what was told as safe was not always in the file. From now on whoever flushes writes. With
    /// H2's setting for it (WRITE_DELAY=0) every commit would be written alone: a file six times as large.
    private static void writeOnlyOnFlush(Handle handle) {
        try {
            var local = (SessionLocal)
                    handle.getConnection().unwrap(JdbcConnection.class).getSession();
            MVStore store = local.getDatabase().getStore().getMvStore();
            store.setAutoCommitDelay(0); // waits for the end of that thread
            store.setAutoCommitDelay(-1);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static ZoneId zone(Handle handle, ZoneId first) {
        return handle.inTransaction(transaction -> {
            Optional<String> stored = Settings.get(transaction, ZONE);
            if (stored.isEmpty()) {
                Settings.set(transaction, ZONE, first.getId());
            }
            return stored.map(ZoneId::of).orElse(first);
        });
    }

    private static void closeAfter(RuntimeException failure, @Nullable Handle handle) {
        if (handle != null) {
            try {
                handle.close();
            } catch (ConnectionException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
