package dev.patchbay.report;

import dev.patchbay.domain.Attempt;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/// Sums and rows of the ledger. Every call blocks on the database; safe for use by several threads.
public final class Reports {

    /// The stored time zone that days are counted in.
    public ZoneId zone() {
        throw new UnsupportedOperationException();
    }

    public UsageRow total(UsageFilter filter) {
        throw new UnsupportedOperationException();
    }

    /// Dearest first; by day: oldest first.
    public List<UsageRow> by(Grouping grouping, UsageFilter filter) {
        throw new UnsupportedOperationException();
    }

    /// The same attempts in their smallest groups, oldest day first: the Usage panel groups and filters them
    /// itself, so that its key figures, chart and table are always of one moment.
    public List<UsageCell> cells(UsageFilter filter) {
        throw new UnsupportedOperationException();
    }

    /// Newest first.
    public List<Attempt> attempts(UsageFilter filter, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /// Writes one row per attempt, to a temporary file that is then moved to `file`.
    ///
    /// @return how many rows were written
    /// @throws java.io.UncheckedIOException if the file cannot be written; nothing is left behind
    public long exportCsv(UsageFilter filter, Path file) {
        throw new UnsupportedOperationException();
    }
}
