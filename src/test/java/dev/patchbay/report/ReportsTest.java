package dev.patchbay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Usage;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsagePage;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.ledger.Plans;
import dev.patchbay.ledger.Results;
import dev.patchbay.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final UsageFilter REAL = new UsageFilter(SUNDAY, MONDAY, false);
    private static final UsageFilter ALL = new UsageFilter(SUNDAY, MONDAY, true);

    @TempDir
    Path folder;

    private Database database;
    private Reports reports;

    @BeforeEach
    void aSundayAndAMondayInBerlin() throws ChatException {
        database = new Database(folder.resolve("patchbay"), ZoneId.of("Europe/Berlin"));
        reports = new Reports(database);
        Ledger sunday = ledgerAt("2026-11-22T10:15:30.25Z");
        succeed(sunday, Plans.GPT_4O, Usage.of(1_000, 1_000), false, "gpt-4o");
        succeed(sunday, Plans.GPT_4O, null, false, null);
        succeed(sunday, Plans.GPT_4O_MINI, Usage.of(1_000, 1_000), true, null);
        Ledger monday = ledgerAt("2026-11-22T23:30:00Z"); // half past midnight in Berlin
        succeed(monday, Plans.UNPRICED, Usage.of(10, 10), false, "=cmd|'/c calc'!A1");
        succeed(monday, Plans.GPT_4O_MINI, new Usage(600, 300, 60, 40, 7, 3L, true, null, "{}"), false, "a,\"b\"\nc");
        fail(monday);
        monday.reserve(Plans.of(Plans.GPT_4O)).close();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theTotalHasExactAndEstimatedMoneyApart() {
        UsageSum total = reports.total(REAL);

        assertThat(total.attempts()).isEqualTo(5);
        assertThat(total.exactUsd()).isEqualByComparingTo("0.0125");
        assertThat(total.estimatedUsd())
                .isEqualByComparingTo("0.0004342"); // without usage 0.00028, without cache rates 0.0001542
        assertThat(total.unpriced()).isEqualTo(1);
    }

    @Test
    void groupsAddUpToTheTotal() {
        for (Dimension grouping : Dimension.values()) {
            List<UsageGroup> rows = reports.by(grouping, ALL);

            assertThat(rows.stream().map(row -> row.sum().usd()).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(grouping.name())
                    .isEqualByComparingTo(reports.total(ALL).usd());
            assertThat(rows.stream().mapToLong(row -> row.sum().attempts()).sum())
                    .isEqualTo(6);
        }
    }

    @Test
    void modelsAreSortedByCostAndPlayMoneyHasARowOfItsOwn() {
        assertThat(reports.by(Dimension.MODEL, ALL))
                .extracting(row -> row.key() + (row.demo() ? " demo" : ""))
                .containsExactly(
                        "openai/gpt-4o", "openai/gpt-4o-mini demo", "openai/gpt-4o-mini", "ollama/nobody-knows");
    }

    @Test
    void daysAreThoseOfTheStoredZoneOldestFirst() {
        assertThat(reports.by(Dimension.DAY, REAL))
                .extracting(UsageGroup::key)
                .containsExactly("2026-11-22", "2026-11-23");
        assertThat(reports.total(new UsageFilter(SUNDAY, SUNDAY, false)).attempts())
                .isEqualTo(2);
    }

    @Test
    void theKeptSumsAreThoseOfTheAttempts() {
        List<Attempt> attempts = reports.page(ALL, null, 100).attempts();

        assertThat(attempts.stream()
                        .map(attempt -> attempt.cost().usd() == null
                                ? BigDecimal.ZERO
                                : attempt.cost().usd())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(reports.total(ALL).usd());
        assertThat(attempts)
                .hasSize(6)
                .isSortedAccordingTo((one, other) -> other.sentAt().compareTo(one.sentAt()));
        UsagePage first = reports.page(ALL, null, 4);
        assertThat(first.attempts()).isEqualTo(attempts.subList(0, 4));
        assertThat(reports.page(ALL, first.next(), 100)).isEqualTo(new UsagePage(attempts.subList(4, 6), null));
    }

    @Test
    void theFileAddsUpToTheTotal() throws IOException {
        Path file = folder.resolve("usage.csv");

        long rows = export(ALL, file);

        List<NamedCsvRecord> read = read(file);
        assertThat(read).hasSize((int) rows).hasSize(6);
        assertThat(sum(read, "exact_usd"))
                .isEqualByComparingTo(reports.total(ALL).exactUsd());
        assertThat(sum(read, "estimated_usd"))
                .isEqualByComparingTo(reports.total(ALL).estimatedUsd());
    }

    @Test
    void hostileNamesAreNeutralisedAndOddOnesComeBackWhole() throws IOException {
        Path file = folder.resolve("usage.csv");
        export(REAL, file);

        assertThat(read(file))
                .extracting(row -> row.getField("served_model"))
                .contains("'=cmd|'/c calc'!A1", "a,\"b\"\nc");
    }

    @Test
    void timesHaveAnOffsetAndNumbersArePlain() throws IOException {
        Path file = folder.resolve("usage.csv");
        export(REAL, file);

        NamedCsvRecord first = read(file).stream()
                .filter(row -> row.getField("cost_status").equals("exact"))
                .findFirst()
                .orElseThrow();
        assertThat(first.getField("schema")).isEqualTo("patchbay-usage-1");
        assertThat(first.getField("time")).isEqualTo("2026-11-22T11:15:30.25+01:00");
        assertThat(first.getField("exact_usd")).isEqualTo("0.0125");
        assertThat(first.getField("estimated_usd")).isEmpty();
        assertThat(first.getField("output_usd_per_mtok")).isEqualTo("10");
        assertThat(Files.readString(file)).contains("\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {"=1+1,'=1+1", "+1,'+1", "-1,'-1", "@A1,'@A1", "gpt-4o,gpt-4o", "'x,'x"})
    void textThatBeginsAFormulaGetsAnApostrophe(String text, String cell) {
        assertThat(Csv.harmless(text)).isEqualTo(cell);
    }

    @Test
    void textThatBeginsWithAControlCharacterGetsAnApostrophe() {
        assertThat(Csv.harmless("\t=1")).isEqualTo("'\t=1");
        assertThat(Csv.harmless("\r=1")).isEqualTo("'\r=1");
        assertThat(Csv.harmless("\u0000=1")).isEqualTo("'\u0000=1");
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndNothingIsLeftBehind() throws IOException {
        Path folderInTheWay = Files.createDirectory(folder.resolve("usage.csv"));
        Files.createFile(folderInTheWay.resolve("not-empty"));

        assertThatThrownBy(() -> export(ALL, folderInTheWay)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> export(ALL, folder.resolve("nowhere/usage.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder.resolve("nowhere/usage.csv") + ": no such folder");
        assertThat(reports.total(ALL).attempts()).isEqualTo(6);
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private long export(UsageFilter filter, Path file) {
        return new Exports(database, InstantSource.system())
                .toFile(ReportKind.ATTEMPTS, filter, file, new Cancellation(), Exports.Progress.NONE);
    }

    private Ledger ledgerAt(String time) {
        return new Ledger(database, Plans.PRICES, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    private static void succeed(Ledger ledger, ModelId model, Usage usage, boolean demo, String served)
            throws ChatException {
        try (Hold hold = ledger.reserve(Plans.of(model, 1_000, 1_000, null, demo))) {
            hold.sent();
            hold.succeeded(Results.whole(usage, served));
        }
    }

    private static void fail(Ledger ledger) throws ChatException {
        try (Hold hold = ledger.reserve(Plans.of(Plans.GPT_4O))) {
            hold.sent();
            hold.failed(Results.failure(FailureKind.RATE_LIMITED, 429), null);
        }
    }

    private static List<NamedCsvRecord> read(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static BigDecimal sum(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .map(row -> row.getField(column))
                .filter(cell -> !cell.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
