package dev.patchbay.report;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.store.CapStore;
import dev.patchbay.store.UsageQueries;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One month as a CSV for people who pay: what it is about, the total, then the same total by day, by profile, by
/// provider and by model, overhead by its purpose, and the caps. Every section but the caps adds up to the total, those
/// of overhead to the total's overhead. Real money only.
///
/// @param clock dates the statement
record Statement(UsageQueries queries, CapStore caps, InstantSource clock) {
    private static final List<Dimension> CELLS =
            List.of(Dimension.DAY, Dimension.PROFILE, Dimension.PROVIDER, Dimension.MODEL, Dimension.PURPOSE);
    private static final List<String> NO_SUMS =
            GroupCsv.SUMS.stream().map(_ -> "").toList();

    static List<String> header() {
        return Stream.of(List.of("schema", "section", "item"), GroupCsv.SUMS, List.of("total_usd", "cap_usd", "note"))
                .flatMap(List::stream)
                .toList();
    }

    /// @param filter its first day names the month
    ReportRows of(UsageFilter filter) {
        var month = YearMonth.from(filter.from());
        var wanted = new UsageFilter(month.atDay(1), month.atEndOfMonth(), false, filter.only(), filter.words());
        List<UsageGroup> cells = queries.groups(wanted, CELLS);
        var rows = new ArrayList<List<String>>();
        about(rows, month);
        List<UsageGroup> overhead = cells.stream().filter(Statement::isOverhead).toList();
        List<UsageGroup> asked =
                cells.stream().filter(cell -> !isOverhead(cell)).toList();
        rows.add(row("total", "answers", UsageSum.of(asked)));
        rows.add(row("total", "overhead", UsageSum.of(overhead)));
        rows.add(row("total", "all", UsageSum.of(cells)));
        add(rows, "day", cells, Dimension.DAY);
        add(rows, "profile", cells, Dimension.PROFILE);
        add(rows, "provider", cells, Dimension.PROVIDER);
        add(rows, "model", cells, Dimension.MODEL);
        add(rows, "overhead", overhead, Dimension.PURPOSE);
        caps.all().forEach(cap -> rows.add(cap(cap)));
        return new ReportRows.Listed(header(), List.copyOf(rows));
    }

    private void about(List<List<String>> rows, YearMonth month) {
        rows.add(note("month", month.toString()));
        rows.add(note("time zone of days", queries.zone().getId()));
        rows.add(note(
                "created",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        clock.instant().atZone(queries.zone()).truncatedTo(ChronoUnit.SECONDS))));
        rows.add(note("currency", "US dollars"));
    }

    private static void add(List<List<String>> rows, String section, List<UsageGroup> cells, Dimension by) {
        var sums = new TreeMap<String, UsageSum>();
        cells.forEach(cell -> sums.merge(key(cell, by), cell.sum(), UsageSum::plus));
        sums.forEach((item, sum) -> rows.add(row(section, item, sum)));
    }

    private static List<String> row(String section, String item, UsageSum sum) {
        String unknown = sum.unpriced() == 0 ? "" : sum.unpriced() + " without a known price: in no sum";
        return row(section, item, GroupCsv.sums(sum), Csv.plain(sum.usd()), "", unknown);
    }

    private static List<String> note(String item, String words) {
        return row("statement", item, NO_SUMS, "", "", words);
    }

    private static List<String> cap(Budget cap) {
        String item = name(cap.scope()) + " per " + cap.period().name().toLowerCase(Locale.ROOT);
        return row("cap", item, NO_SUMS, "", Csv.plain(cap.capUsd()), "as it is now");
    }

    private static List<String> row(
            String section, String item, List<String> sums, String total, String cap, String note) {
        return Stream.of(
                        List.of(ReportKind.STATEMENT.schema(), section, Csv.harmless(item)),
                        sums,
                        List.of(total, cap, Csv.harmless(note)))
                .flatMap(List::stream)
                .toList();
    }

    private static String name(Scope scope) {
        return switch (scope) {
            case Scope.Everything everything -> "everything";
            case Scope.OfProfile(var id) -> "profile " + id;
            case Scope.OfProvider(var provider) -> "provider " + provider;
            case Scope.OfTask(var task) -> "task " + task;
        };
    }

    private static String key(UsageGroup cell, Dimension by) {
        String key = cell.keys().get(CELLS.indexOf(by));
        return by == Dimension.PURPOSE ? key.toLowerCase(Locale.ROOT) : key;
    }

    private static boolean isOverhead(UsageGroup cell) {
        return Purpose.valueOf(cell.keys().get(CELLS.indexOf(Dimension.PURPOSE)))
                .overhead();
    }
}
