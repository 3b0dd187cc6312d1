package dev.patchbay.bench;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsagePage;
import dev.patchbay.report.Reports;
import dev.patchbay.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/// How long the Usage panel waits for its numbers, with ten million attempts or as many as are named.
final class UsageTimes {
    private static final int ROUNDS = 15;
    private static final int PAGE = 100;
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 24);
    private static final LocalDate TODAY = FIRST.plusDays(3 * 365 - 1);

    private UsageTimes() {}

    static void run(long attempts) throws Exception {
        Path file = Path.of("target", "usage-bench", "attempts-" + attempts).toAbsolutePath();
        if (!Files.exists(file.resolveSibling(file.getFileName() + ".mv.db"))) {
            try (var database = new Database(file, ZoneOffset.UTC)) {
                database.reopen();
            }
            UsageRows.insert(file, FIRST, attempts);
        }
        try (var database = new Database(file)) {
            time("opening the file", 1, database::zone);
            try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file, "patchbay", "");
                    var sql = connection.createStatement()) {
                sql.execute("SET OPTIMIZE_REUSE_RESULTS 0"); // else H2 answers what it was just asked from memory
                measure(new Reports(database));
            }
        }
    }

    private static void measure(Reports reports) throws Exception {
        UsageFilter today = new UsageFilter(TODAY, TODAY, false);
        UsageFilter month = today.in(TODAY.withDayOfMonth(1), TODAY);
        UsageFilter year = today.in(TODAY.minusYears(1).plusDays(1), TODAY);
        UsageFilter all = today.in(FIRST, TODAY);
        time("total of today", () -> reports.total(today));
        time("total of the month", () -> reports.total(month));
        time("total of the year", () -> reports.total(year));
        time("year by day", () -> reports.groups(year, Dimension.DAY));
        time("month by day and model", () -> reports.groups(month, Dimension.DAY, Dimension.MODEL));
        time("year by day and provider", () -> reports.groups(year, Dimension.DAY, Dimension.PROVIDER));
        time("year by day and model", () -> reports.groups(year, Dimension.DAY, Dimension.MODEL));
        time("year by day and task", () -> reports.groups(year, Dimension.DAY, Dimension.TASK));
        UsageFilter profile = year.only(Dimension.PROFILE, Set.of("profile-3"));
        time("year of one profile by model", () -> reports.groups(profile, Dimension.MODEL));
        UsageFilter ofMonth = month.only(Dimension.PROFILE, Set.of("profile-3"));
        time("month of one profile by model", () -> reports.groups(ofMonth, Dimension.MODEL));
        time("first page of three years", () -> reports.page(all, null, PAGE));
        var deep = new UsagePage.Cursor(
                FIRST.plusDays(200), FIRST.plusDays(200).atTime(12, 0).toInstant(ZoneOffset.UTC), Long.MAX_VALUE);
        time("a page 900 days back", () -> reports.page(all, deep, PAGE));
        UsageFilter day = today.in(TODAY.minusDays(40), TODAY.minusDays(40));
        time("first page of one day", () -> reports.page(day, null, PAGE));
        UsageFilter rare = all.only(Dimension.MODEL, Set.of("provider-4/model-19"));
        time("first page of a rare model", () -> reports.page(rare, null, PAGE));
        UsageFilter rarer = rare.only(Dimension.PROFILE, Set.of("profile-4")).only(Dimension.TASK, Set.of("task-5"));
        time("first page of a rare model, profile and task", () -> reports.page(rarer, null, PAGE));
    }

    private static void time(String what, Callable<?> work) throws Exception {
        time(what, ROUNDS, work);
    }

    private static void time(String what, int rounds, Callable<?> work) throws Exception {
        var times = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            work.call();
            times.add((System.nanoTime() - start) / 1e6);
        }
        double first = times.getFirst();
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-46s first %8.1f ms, median %8.1f, slowest %8.1f%n",
                what,
                first,
                Bench.median(sorted),
                sorted.getLast());
    }
}
