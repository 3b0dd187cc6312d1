package dev.patchbay.report;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.store.AttemptScan;
import dev.patchbay.store.CapStore;
import dev.patchbay.store.Database;
import dev.patchbay.store.UsageQueries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reports on their way to files, pipes and the clipboard. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException] if it fails; reading and writing of the ledger go on meanwhile. Safe for use
/// by several threads.
public final class Exports {
    /// More attempts than this are too many for a clipboard.
    public static final int CLIPBOARD_ROWS = 20_000;

    private final Database database;
    private final UsageQueries queries;
    private final CapStore caps;
    private final InstantSource clock;
    private final int clipboardRows;

    /// How far it is; called on the thread that exports.
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (rows, of) -> {};

        void at(long rows, long of);
    }

    /// @param clock dates what is exported
    public Exports(Database database, InstantSource clock) {
        this(database, clock, CLIPBOARD_ROWS);
    }

    Exports(Database database, InstantSource clock, int clipboardRows) {
        this.clipboardRows = clipboardRows;
        this.database = database;
        this.clock = clock;
        queries = new UsageQueries(database);
        caps = new CapStore(database);
    }

    /// How many rows an export would have now, the header not counted.
    public long count(ReportKind kind, UsageFilter filter) {
        try (ReportRows rows = rows(kind, filter)) {
            return rows.count();
        }
    }

    /// Writes a report to a temporary file that is then moved to `file`.
    ///
    /// @return how many rows were written, the header not counted
    /// @throws UncheckedIOException  naming file and reason, if it cannot be written; nothing is left behind
    /// @throws CancellationException if it was cancelled; nothing is left behind
    public long toFile(ReportKind kind, UsageFilter filter, Path file, Cancellation stop, Progress progress) {
        return CsvFile.write(file, out -> write(kind, filter, out, stop, progress));
    }

    /// Writes a report to `out`, which stays open.
    ///
    /// @return how many rows were written, the header not counted
    /// @throws IOException if it cannot be written
    /// @throws CancellationException if it was cancelled
    public long write(ReportKind kind, UsageFilter filter, OutputStream out, Cancellation stop, Progress progress)
            throws IOException {
        try (ReportRows rows = rows(kind, filter)) {
            long count = rows.count();
            var written = new Object() {
                long rows;
            };
            progress.at(0, count);
            out.write(Csv.row(rows.header()));
            rows.writeTo(chunk -> {
                if (stop.isCancelled()) {
                    throw new CancellationException("The export was cancelled");
                }
                out.write(chunk.bytes());
                written.rows += chunk.attempts();
                progress.at(written.rows, count);
            });
            return written.rows;
        }
    }

    /// A report with tabs between its cells, which spreadsheets paste into columns.
    ///
    /// @return nothing if there are more than [#CLIPBOARD_ROWS] rows
    public Optional<String> tabbed(ReportKind kind, UsageFilter filter) {
        try (ReportRows rows = rows(kind, filter)) {
            if (rows.count() > clipboardRows) {
                return Optional.empty();
            }
            var text = new StringBuilder(Csv.tabbed(rows.header()));
            rows.writeTo(chunk -> Csv.read(chunk.bytes()).forEach(cells -> text.append(Csv.tabbed(cells))));
            return Optional.of(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReportRows rows(ReportKind kind, UsageFilter filter) {
        return switch (kind) {
            case ATTEMPTS -> new ReportRows.Attempts(new AttemptScan(database, filter), database.zone());
            case STATEMENT -> new Statement(queries, caps, clock).of(filter);
            default -> GroupCsv.of(kind, queries, filter);
        };
    }
}
