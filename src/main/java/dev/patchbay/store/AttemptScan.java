package dev.patchbay.store;

import dev.patchbay.domain.UsageFilter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads settled attempts in bulk, as they are at the moment it is made, however long it takes: two threads read and
/// format every other chunk each. Memory is that of a few chunks. Every call blocks on the database and
/// throws [dev.patchbay.domain.StorageException]. Used by one thread; close it.
public final class AttemptScan implements AutoCloseable {
    private static final int READERS = 2;
    private static final int CHUNK = 4_000;
    private static final int AHEAD = 2 * READERS;

    private final Database database;
    private final UsageFilter filter;
    private final List<Snapshot> snapshots;

    /// Some attempts in a form of their own. Only the sink sees the array, and nobody compares chunks.
    @SuppressWarnings("ArrayRecordComponent")
    public record Chunk(byte[] bytes, int attempts) {}

    /// Makes bytes of attempts. Used by one thread at a time.
    @FunctionalInterface
    public interface Format {
        /// @param attempts before the first one; only good during the call
        Chunk chunk(AttemptCells attempts);
    }

    /// Takes each chunk, in order, on the thread of the caller.
    @FunctionalInterface
    public interface Sink {
        void take(Chunk chunk) throws IOException;
    }

    public AttemptScan(Database database, UsageFilter filter) {
        this.database = database;
        this.filter = filter;
        snapshots = database.snapshots(READERS);
    }

    /// How many attempts there are, from the tables of sums.
    public long count() {
        var where = new UsageWhere(filter);
        return onFirst(handle -> number(handle, "SELECT SUM(attempts) FROM usage_sum WHERE " + where.sql(), where, 0));
    }

    /// Reads all attempts in the order in which money was held for them.
    ///
    /// @param columns names of columns of the ledger; never from outside the program
    /// @param formats gives each thread one of its own
    /// @throws IOException that `sink` has thrown
    public void read(List<String> columns, Supplier<? extends Format> formats, Sink sink) throws IOException {
        List<Reader> readers = snapshots.stream()
                .map(snapshot -> new Reader(snapshot, columns, formats.get()))
                .toList();
        Bounds bounds = onFirst(this::bounds);
        var ahead = new ArrayDeque<CompletableFuture<Chunk>>();
        int turn = 0;
        for (long row = bounds.first(); row <= bounds.last(); row += CHUNK) {
            ahead.add(readers.get(turn++ % READERS).start(row));
            if (ahead.size() == AHEAD) {
                sink.take(result(ahead.remove()));
            }
        }
        while (!ahead.isEmpty()) {
            sink.take(result(ahead.remove()));
        }
    }

    @Override
    public void close() {
        database.end(snapshots);
    }

    /// The first and the last row that may be meant.
    private record Bounds(long first, long last) {}

    /// The index is only gone through where there are days to be left out.
    private Bounds bounds(Handle handle) {
        LocalDate oldest = day(handle, "MIN");
        LocalDate newest = day(handle, "MAX");
        boolean fromFirst = oldest == null || !oldest.isBefore(filter.from());
        boolean toLast = newest == null || !newest.isAfter(filter.to());
        return new Bounds(bound(handle, "MIN", fromFirst, 1), bound(handle, "MAX", toLast, 0));
    }

    private long bound(Handle handle, String which, boolean ofAll, long none) {
        var where = new UsageWhere(new UsageFilter(filter.from(), filter.to(), true));
        String rows = "SELECT " + which + "(_ROWID_) FROM attempt";
        return ofAll ? number(handle, rows, null, none) : number(handle, rows + " WHERE " + where.sql(), where, none);
    }

    private static @Nullable LocalDate day(Handle handle, String which) {
        return handle.createQuery("SELECT " + which + "(charged_day) FROM attempt")
                .map((row, context) -> row.getObject(1, LocalDate.class))
                .one();
    }

    private static long number(Handle handle, String sql, @Nullable UsageWhere where, long none) {
        var query = handle.createQuery(sql);
        Long number = (where == null ? query : where.bind(query))
                .map((row, context) -> row.getObject(1, Long.class))
                .one();
        return number == null ? none : number;
    }

    private <T> T onFirst(Work<T> work) {
        return result(snapshots.getFirst().start(work));
    }

    private <T> T result(CompletableFuture<T> future) {
        return database.guarded(() -> OwnThread.result(future));
    }

    /// Every other chunk, on one thread.
    private final class Reader {
        private final Snapshot snapshot;
        private final Format format;
        private final UsageWhere where = new UsageWhere(filter);
        private final String sql;

        /// By the number of the row, that is in the order in which they were added: an index would be a detour.
        Reader(Snapshot snapshot, List<String> columns, Format format) {
            this.snapshot = snapshot;
            this.format = format;
            sql = "SELECT " + String.join(", ", columns) + " FROM attempt USE INDEX ()"
                    + " WHERE _ROWID_ BETWEEN :first AND :last AND cost_status IS NOT NULL AND " + where.sql();
        }

        CompletableFuture<Chunk> start(long first) {
            return snapshot.start(handle -> where.bind(handle.createQuery(sql))
                    .bind("first", first)
                    .bind("last", first + CHUNK - 1)
                    .scanResultSet((rows, context) -> format.chunk(new AttemptCells(rows.get()))));
        }
    }
}
