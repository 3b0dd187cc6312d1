package dev.patchbay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.Usage;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.ledger.Plans;
import dev.patchbay.ledger.Results;
import dev.patchbay.store.CapStore;
import dev.patchbay.store.Database;
import dev.patchbay.testing.YearOfUsage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every report over a year of varied use, in a real database.
class ExportsTest {
    private static final UsageFilter YEAR = new UsageFilter(YearOfUsage.FIRST, YearOfUsage.LAST, true);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final UsageFilter REAL_OCTOBER = new UsageFilter(OCTOBER.atDay(1), OCTOBER.atEndOfMonth(), false);

    @TempDir
    static Path folder;

    private static Database database;
    private static Reports reports;
    private static Exports exports;

    @BeforeAll
    static void aYear() {
        Path file = folder.resolve("patchbay");
        YearOfUsage.into(file);
        database = new Database(file);
        reports = new Reports(database);
        exports = new Exports(database, InstantSource.fixed(YearOfUsage.NOW));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STATEMENT")
    void everyReportAddsUpToTheScreenToTheLastDigit(ReportKind kind) throws IOException {
        for (UsageFilter filter : List.of(YEAR, REAL_OCTOBER, narrow())) {
            List<NamedCsvRecord> rows = export(kind, filter);

            UsageSum screen = reports.total(filter);
            assertThat(sum(rows, "exact_usd", _ -> true)).isEqualByComparingTo(screen.exactUsd());
            assertThat(sum(rows, "estimated_usd", _ -> true)).isEqualByComparingTo(screen.estimatedUsd());
            assertThat(sum(rows, "output_tokens", _ -> true)).isEqualByComparingTo(BigDecimal.valueOf(screen.output()));
            assertThat(rows).extracting(row -> row.getField("schema")).containsOnly(kind.schema());
            assertThat(exports.count(kind, filter)).isEqualTo(rows.size());
            assertThat(attempts(kind, rows)).isEqualTo(screen.attempts()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STATEMENT")
    void overheadIsAGroupOfItsOwnInEveryReport(ReportKind kind) throws IOException {
        List<NamedCsvRecord> rows = export(kind, YEAR);

        BigDecimal overhead = reports.groups(YEAR, Dimension.PURPOSE).stream()
                .filter(group -> Set.of("TITLE", "KEY_CHECK", "RETRY").contains(group.key()))
                .map(group -> group.sum().exactUsd())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(overhead).isPositive();
        assertThat(sum(rows, "exact_usd", row -> row.getField("overhead").equals("true")))
                .isEqualByComparingTo(overhead);
    }

    @Test
    void everySectionOfAStatementAddsUpToItsTotal() throws IOException {
        new CapStore(database).replace(List.of(Budget.overall(Budget.Period.MONTH, new BigDecimal("250"))));
        List<NamedCsvRecord> rows = export(ReportKind.STATEMENT, REAL_OCTOBER);

        UsageSum screen = reports.total(REAL_OCTOBER);
        for (String section : List.of("day", "profile", "provider", "model")) {
            assertThat(sum(rows, "exact_usd", in(section))).as(section).isEqualByComparingTo(screen.exactUsd());
            assertThat(sum(rows, "estimated_usd", in(section))).as(section).isEqualByComparingTo(screen.estimatedUsd());
            assertThat(sum(rows, "total_usd", in(section))).as(section).isEqualByComparingTo(screen.usd());
            assertThat(sum(rows, "unpriced_attempts", in(section)).longValue())
                    .isEqualTo(screen.unpriced())
                    .isPositive();
        }
        assertThat(sum(rows, "total_usd", in("total").and(item("all")))).isEqualByComparingTo(screen.usd());
        assertThat(sum(rows, "total_usd", in("total").and(item("all").negate())))
                .isEqualByComparingTo(screen.usd());
        assertThat(sum(rows, "total_usd", in("overhead")))
                .isEqualByComparingTo(sum(rows, "total_usd", in("total").and(item("overhead"))))
                .isPositive();
        assertThat(sum(rows, "cap_usd", in("cap").and(item("everything per month"))))
                .isEqualByComparingTo("250");
        assertThat(rows.stream().filter(in("statement")).map(row -> row.getField("note")))
                .containsExactly("2026-10", "Europe/Berlin", "2026-11-20T14:30:00+01:00", "US dollars");
    }

    @Test
    void whatIsSettledMeanwhileIsNotInTheFile() throws IOException, ChatException {
        Path file = folder.resolve("moment.csv");
        var filter = new UsageFilter(YearOfUsage.FIRST, YearOfUsage.LAST, false);
        UsageSum before = reports.total(filter);
        var asked = new Object() {
            boolean done;
        };

        long rows = exports.toFile(ReportKind.ATTEMPTS, filter, file, new Cancellation(), (_, _) -> {
            if (!asked.done) {
                asked.done = true;
                succeed();
            }
        });

        assertThat(reports.total(filter).attempts()).isEqualTo(before.attempts() + 1);
        assertThat(rows).isEqualTo(before.attempts());
        assertThat(sum(read(file), "exact_usd", _ -> true)).isEqualByComparingTo(before.exactUsd());
    }

    @Test
    void progressGoesFromNothingToAllOfTheRowsThatWereCountedBefore() {
        var seen = new ArrayList<List<Long>>();
        long rows = exports.toFile(
                ReportKind.ATTEMPTS,
                YEAR,
                folder.resolve("progress.csv"),
                new Cancellation(),
                (done, of) -> seen.add(List.of(done, of)));

        assertThat(seen.getFirst()).isEqualTo(List.of(0L, rows));
        assertThat(seen.getLast()).isEqualTo(List.of(rows, rows));
        assertThat(seen).hasSizeGreaterThan(2).extracting(List::getFirst).isSorted();
    }

    @Test
    void aCancelledExportLeavesTheOldFileAndNothingElse() throws IOException {
        Path own = Files.createDirectory(folder.resolve("cancelled"));
        Path file = Files.writeString(own.resolve("usage.csv"), "old");
        var stop = new Cancellation();

        assertThatThrownBy(() -> exports.toFile(ReportKind.ATTEMPTS, YEAR, file, stop, (rows, _) -> {
                    if (rows > 0) {
                        stop.cancel();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("old");
        assertThat(own.toFile().list()).containsExactly("usage.csv");
        assertThat(export(ReportKind.ATTEMPTS, YEAR)).isNotEmpty();
    }

    @Test
    void aProtectedFileIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("protected.csv"), "keep me");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThatThrownBy(() -> exports.toFile(ReportKind.DAYS, YEAR, file, new Cancellation(), Exports.Progress.NONE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": the file is write-protected");
        assertThat(file).hasContent("keep me");
    }

    @Test
    void aFullDiskIsSaidInWordsAndNothingIsLeftBehind() throws IOException {
        Path own = Files.createDirectory(folder.resolve("full"));
        Path file = own.resolve("usage.csv");

        assertThatThrownBy(() -> CsvFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + ": no space is left there");
        assertThat(own.toFile().list()).isEmpty();
    }

    @Test
    void aDatabaseThatIsClosedMeanwhileEndsTheExportInWordsAndLeavesNothing() throws IOException {
        Path own = Files.createDirectory(folder.resolve("closed"));
        YearOfUsage.into(own.resolve("patchbay"));
        var closing = new Database(own.resolve("patchbay"));
        Path file = own.resolve("usage.csv");

        assertThatThrownBy(() -> new Exports(closing, InstantSource.system())
                        .toFile(ReportKind.ATTEMPTS, YEAR, file, new Cancellation(), (rows, _) -> closing.close()))
                .isInstanceOf(StorageException.class)
                .hasMessage("The database has been closed.");
        assertThat(own.toFile().list()).containsExactly("patchbay.mv.db");
    }

    @Test
    void theClipboardGetsTabsAndAWordWhereThereIsTooMuch() {
        String text = exports.tabbed(ReportKind.MODELS, YEAR).orElseThrow();

        String[] lines = text.split("\r\n");
        assertThat(lines[0]).startsWith("schema\tzone\tfrom\tto\tprovider\tmodel\tdemo\toverhead");
        assertThat(lines).hasSize((int) exports.count(ReportKind.MODELS, YEAR) + 1);
        assertThat(lines[1].split("\t")).hasSameSizeAs(lines[0].split("\t"));
        assertThat(exports.tabbed(ReportKind.ATTEMPTS, YEAR)).isPresent();
        assertThat(new Exports(database, InstantSource.system(), 100).tabbed(ReportKind.ATTEMPTS, YEAR))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentNamesTheColumnsOfEveryReport(ReportKind kind) throws IOException {
        var out = new ByteArrayOutputStream();
        exports.write(kind, REAL_OCTOBER, out, new Cancellation(), Exports.Progress.NONE);
        String header = out.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow();

        assertThat(documented(kind)).isEqualTo(List.of(header.split(",")));
    }

    /// The first column of the table below the heading.
    static List<String> documented(ReportKind kind) throws IOException {
        String document = Files.readString(Path.of("docs/usage-csv.md"));
        String section = document.substring(document.indexOf("## " + kind.schema()));
        int end = section.indexOf("\n## ", 1);
        return (end < 0 ? section : section.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Stream.of(line.split("\\|")[1].split(",")))
                .map(name -> name.replace("`", "").strip())
                .toList();
    }

    private static UsageFilter narrow() {
        return YEAR.only(Dimension.PROVIDER, Set.of("openai", "anthropic"))
                .only(Dimension.PROFILE, Set.of("client-acme"))
                .in(YearOfUsage.FIRST.plusDays(40), YearOfUsage.LAST.minusDays(40));
    }

    private static void succeed() {
        var ledger = new Ledger(database, Plans.PRICES, Clock.fixed(YearOfUsage.NOW, ZoneOffset.UTC));
        try (Hold hold = ledger.reserve(Plans.of(Plans.GPT_4O))) {
            hold.sent();
            hold.succeeded(Results.whole(Usage.of(1_000, 1_000), null));
        } catch (ChatException e) {
            throw new AssertionError(e);
        }
    }

    private static List<NamedCsvRecord> export(ReportKind kind, UsageFilter filter) throws IOException {
        Path file = folder.resolve(kind.id() + ".csv");
        exports.toFile(kind, filter, file, new Cancellation(), Exports.Progress.NONE);
        return read(file);
    }

    private static List<NamedCsvRecord> read(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static Predicate<NamedCsvRecord> in(String section) {
        return row -> row.getField("section").equals(section);
    }

    private static Predicate<NamedCsvRecord> item(String name) {
        return row -> row.getField("item").equals(name);
    }

    private static long attempts(ReportKind kind, List<NamedCsvRecord> rows) {
        return kind == ReportKind.ATTEMPTS
                ? rows.size()
                : sum(rows, "attempts", _ -> true).longValueExact();
    }

    private static BigDecimal sum(List<NamedCsvRecord> rows, String column, Predicate<NamedCsvRecord> which) {
        return rows.stream()
                .filter(which)
                .map(row -> Objects.requireNonNull(row.getField(column)))
                .filter(cell -> !cell.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
