package dev.patchbay.report;

import dev.patchbay.domain.Attempt;
import dev.patchbay.store.Database;
import dev.patchbay.store.Days;
import dev.patchbay.store.UsageQueries;
import dev.patchbay.store.UsageSum;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Sums and rows of the ledger: attempts that were sent and are settled. Every call blocks on the database
/// and throws [dev.patchbay.domain.StorageException] if it fails; safe for use by several threads.
public final class Reports {
    private final UsageQueries queries;

    public Reports(Database database) {
        this.queries = new UsageQueries(database);
    }

    /// The stored time zone that days are counted in.
    public ZoneId zone() {
        return queries.zone();
    }

    /// Everything that the filter lets through; Demo's only if nothing else came through.
    public UsageRow total(UsageFilter filter) {
        List<UsageCell> cells = cells(filter);
        boolean demo = !cells.isEmpty() && cells.stream().allMatch(UsageCell::demo);
        UsageRow total = UsageRow.empty("", "", demo);
        for (UsageCell cell : cells) {
            total = total.plus(cell);
        }
        return total;
    }

    /// Dearest first; by day: oldest first. Real money and Demo's are never in one row.
    public List<UsageRow> by(Grouping grouping, UsageFilter filter) {
        var rows = new LinkedHashMap<UsageRow, UsageRow>();
        for (UsageCell cell : cells(filter)) {
            UsageRow group = UsageRow.empty(key(grouping, cell), provider(grouping, cell), cell.demo());
            rows.merge(group, group.plus(cell), (sum, one) -> sum.plus(cell));
        }
        return rows.values().stream().sorted(order(grouping)).toList();
    }

    /// The same attempts in their smallest groups, oldest day first: the Usage panel groups and filters them
    /// itself, so that its key figures, chart and table are always of one moment.
    public List<UsageCell> cells(UsageFilter filter) {
        return queries.sums(days(filter), filter.demo()).stream()
                .map(Reports::cell)
                .toList();
    }

    /// Newest first.
    public List<Attempt> attempts(UsageFilter filter, int offset, int limit) {
        return queries.attempts(days(filter), filter.demo(), offset, limit);
    }

    /// Writes one row per attempt, to a temporary file that is then moved to `file`. The columns are
    /// described in `docs/usage-csv.md`.
    ///
    /// @return how many rows were written
    /// @throws UncheckedIOException if the file cannot be written; nothing is left behind
    public long exportCsv(UsageFilter filter, Path file) {
        var columns = new AttemptCsv(zone());
        return CsvFile.write(
                file,
                columns.header(),
                rows -> queries.each(days(filter), filter.demo(), attempt -> rows.accept(columns.row(attempt))));
    }

    private static Days days(UsageFilter filter) {
        return new Days(filter.from(), filter.to());
    }

    private static UsageCell cell(UsageSum sum) {
        return new UsageCell(
                sum.day(),
                sum.model(),
                sum.task(),
                sum.purpose(),
                sum.attempts(),
                sum.input(),
                sum.cachedInput(),
                sum.output(),
                sum.exactUsd(),
                sum.estimatedUsd(),
                sum.estimated(),
                sum.unpriced(),
                sum.demo());
    }

    private static String key(Grouping grouping, UsageCell cell) {
        return switch (grouping) {
            case DAY -> cell.day().toString();
            case PROVIDER -> cell.model().provider().value();
            case MODEL -> cell.model().toString();
            case TASK -> cell.task().id();
        };
    }

    private static String provider(Grouping grouping, UsageCell cell) {
        return switch (grouping) {
            case PROVIDER, MODEL -> cell.model().provider().value();
            case DAY, TASK -> "";
        };
    }

    private static Comparator<UsageRow> order(Grouping grouping) {
        Comparator<UsageRow> byKey = Comparator.comparing(UsageRow::key);
        return grouping == Grouping.DAY
                ? byKey
                : Comparator.comparing(UsageRow::usd).reversed().thenComparing(byKey);
    }
}
