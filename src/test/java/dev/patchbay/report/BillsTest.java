package dev.patchbay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.store.Database;
import dev.patchbay.testing.YearOfUsage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bills in the forms that providers export them, made by hand, beside a year of varied use.
class BillsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 3);
    private static final LocalDate SECOND = LocalDate.of(2026, 11, 4);

    @TempDir
    static Path folder;

    private static Database database;
    private static List<Attempt> year;
    private static Bills bills;

    @BeforeAll
    static void aYear() {
        year = YearOfUsage.into(folder.resolve("patchbay"));
        database = new Database(folder.resolve("patchbay"));
        bills = new Bills(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void openAiNamesSecondsAmountAndCurrency() throws BadBillException {
        Bill bill = read("""
                start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id
                1793664000,1793750400,2026-11-03T00:00:00+00:00,2026-11-04T00:00:00+00:00,0.0004500,usd,"gpt-4o, input",proj_1
                1793664000,1793750400,2026-11-03T00:00:00+00:00,2026-11-04T00:00:00+00:00,1.2e-05,usd,"gpt-4o, output",proj_1
                1793750400,1793836800,2026-11-04T00:00:00+00:00,2026-11-05T00:00:00+00:00,2,usd,,
                """);

        assertThat(bill.provider()).isEqualTo("openai");
        assertThat(bill.days()).isEqualTo(Map.of(FIRST, new BigDecimal("0.0004620"), SECOND, new BigDecimal("2")));
        assertThat(bill.offset()).isEqualTo(ZoneOffset.UTC);
        assertThat(bill.rows()).isEqualTo(3);
    }

    @Test
    void anthropicHasARowForEachKindOfToken() throws BadBillException {
        Bill bill = read("""
                usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd
                2026-11-03,Claude Opus 4.5,Default,team,message,≤ 200k,input_no_cache,0.05,0.06
                2026-11-03,Claude Opus 4.5,Default,team,message,≤ 200k,output,0.125,0.15
                """);

        assertThat(bill.provider()).isEqualTo("anthropic");
        assertThat(bill.days()).isEqualTo(Map.of(FIRST, new BigDecimal("0.175")));
    }

    @Test
    void openRouterHasARowForEachGenerationInUtc() throws BadBillException {
        Bill bill = read("""
                generation_id,created_at,cost_total,tokens_prompt,tokens_completion,model_permaslug
                gen-1,2026-11-03 23:59:59.999,0.0123,10389,137,openai/gpt-4o
                gen-2,2026-11-04 00:00:00.001,0.5,10,1,openai/gpt-4o
                gen-3,2026-11-03 00:00:00,0.0001,10,1,openai/gpt-4o
                """);

        assertThat(bill.provider()).isEqualTo("openrouter");
        assertThat(bill.days()).isEqualTo(Map.of(FIRST, new BigDecimal("0.0124"), SECOND, new BigDecimal("0.5")));
    }

    @Test
    void deepSeekMayCountDaysInChina() throws BadBillException {
        Bill bill = read("""
                \uFEFFuser_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency
                u1,2026-11-03T00:00:00+08:00,2026-11-04T00:00:00+08:00,deepseek-chat,Paid,0.032532,USD
                u1,2026-11-04T00:00:00+08:00,2026-11-05T00:00:00+08:00,deepseek-chat,Granted,0.1,USD
                """);

        assertThat(bill.provider()).isEqualTo("deepseek");
        assertThat(bill.offset()).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(bill.days()).isEqualTo(Map.of(FIRST, new BigDecimal("0.032532"), SECOND, new BigDecimal("0.1")));
        assertThat(read("user_id,utc_date,model,wallet_type,cost,currency\nu1,20261103,x,Paid,7.5,usd\n")
                        .days())
                .isEqualTo(Map.of(FIRST, new BigDecimal("7.5")));
    }

    @Test
    void othersAreReadByTheirHeader() throws BadBillException {
        assertThat(
                        read("Date;Cost (USD);Model\r\n2026-11-03;1.234,50;\"a;b\"\r\n2026-11-03;-0,5;x\r\nTotal;1.234,00;\r\n")
                                .days())
                .isEqualTo(Map.of(FIRST, new BigDecimal("1234.00")));
        assertThat(read("day\tspend ($)\n2026/11/03\t$1,234.56\nNov 4, 2026\t(0.56)\n")
                        .days())
                .isEqualTo(Map.of(FIRST, new BigDecimal("1234.56"), SECOND, new BigDecimal("-0.56")));
    }

    @Test
    void columnsThatNobodyKnowsAreChosenByHand() throws BadBillException, IOException {
        Path file = file("when,what,dollars\n2026-11-03,x,4\n");

        assertThatThrownBy(() -> bills.read(file, null, null))
                .isInstanceOfSatisfying(
                        BadBillException.class,
                        e -> assertThat(e.columnsUnclear()).isTrue())
                .hasMessage("No column of this file is known as its date. Its columns are: when, what, dollars.");
        assertThat(bills.header(file)).containsExactly("when", "what", "dollars");
        assertThat(bills.read(file, "when", "dollars").days()).isEqualTo(Map.of(FIRST, new BigDecimal("4")));
        assertThatThrownBy(() -> bills.read(file, "when", "euros")).hasMessageContaining("no column euros");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,cost/3.11.2026,1 | can be read in two ways",
                "date,cost/2026-11-33,1 | Line 2: \"2026-11-33\" is not a date.",
                "date,cost/2026-11-03,1/2026-11-04,a lot | Line 3: \"a lot\" is not an amount of US dollars.",
                "date,cost/2026-11-03,1e99999 | is not an amount",
                "date,cost,currency/2026-11-03,1,CNY | Line 2 is in CNY. The ledger is in US dollars",
                "utc_date,model,api_key_name,api_key,type,price,amount/2026-11-03,m,k,s,output_tokens,4,10 | counts tokens",
                "date,cost | no rows with a date",
                "date,cost/2026-11-03,1/1970-01-01,1 | more than ten years apart",
                "'' | is empty",
            })
    void whatCannotBeReadIsSaidWithItsLine(String lines, String words) throws IOException {
        Path file = file(String.join("\n", List.of(lines.split("/"))));

        assertThatThrownBy(() -> bills.read(file, null, null))
                .isInstanceOf(BadBillException.class)
                .hasMessageContaining(words);
    }

    @Test
    void filesThatAreNoCsvAreSaidToBeNone() throws IOException {
        assertThatThrownBy(() -> bills.read(folder.resolve("nothing.csv"), null, null))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> bills.read(folder, null, null)).hasMessageContaining("is a folder");
        Path packed = Files.write(folder.resolve("usage.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xff});
        assertThatThrownBy(() -> bills.read(packed, null, null)).isInstanceOf(BadBillException.class);
        Path latin = Files.write(folder.resolve("latin.csv"), "date,größe\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> bills.read(latin, null, null)).hasMessage("latin.csv is not text in UTF-8.");
    }

    @ParameterizedTest
    @CsvSource({"Z", "+13:00", "-11:00"
    }) // the year is used in the day time of Berlin: half of it lies on other days there
    void theLedgerIsSummedByTheDaysOfTheBill(String offset) throws BadBillException {
        ZoneOffset zone = ZoneOffset.of(offset);
        var billed = new StringBuilder("date,cost\n");
        YearOfUsage.FIRST
                .datesUntil(YearOfUsage.LAST.plusDays(1))
                .forEach(day -> billed.append(day + "T00:00:00" + offset + ",0.001\n"));

        Reconciliation comparison = bills.compare(read(billed.toString()), new ProviderId("anthropic"));

        var expected = new TreeMap<LocalDate, BigDecimal>();
        sent(attempt -> attempt.model().provider().value().equals("anthropic") && !attempt.demo())
                .forEach(attempt -> expected.merge(
                        LocalDate.ofInstant(Objects.requireNonNull(attempt.sentAt()), zone),
                        usd(attempt),
                        BigDecimal::add));
        assertThat(expected).hasSizeGreaterThan(100);
        for (Reconciliation.Day day : comparison.days()) {
            assertThat(day.ledger().usd())
                    .as(day.day().toString())
                    .isEqualByComparingTo(expected.getOrDefault(day.day(), BigDecimal.ZERO));
            assertThat(day.differenceUsd())
                    .isEqualByComparingTo(day.billedUsd().subtract(day.ledger().usd()));
        }
        assertThat(comparison.total().ledger().usd())
                .isEqualByComparingTo(expected.subMap(YearOfUsage.FIRST, true, YearOfUsage.LAST, true).values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)); // the bill ends at midnight elsewhere
        assertThat(comparison.zone()).isEqualTo(YearOfUsage.ZONE);
    }

    @Test
    void aBillThatIsRightLeavesNoDifferenceAndAMissingDayIsSeen() throws BadBillException, IOException {
        var billed = new TreeMap<LocalDate, BigDecimal>();
        sent(attempt -> attempt.model().provider().value().equals("openai") && !attempt.demo())
                .filter(attempt -> Objects.requireNonNull(attempt.cost()).status() != CostStatus.UNPRICED)
                .forEach(attempt -> billed.merge(
                        LocalDate.ofInstant(Objects.requireNonNull(attempt.sentAt()), ZoneOffset.UTC),
                        usd(attempt),
                        BigDecimal::add));
        LocalDate missing = billed.higherKey(LocalDate.of(2026, 6, 10));
        BigDecimal notBilled = billed.remove(missing);
        var text = new StringBuilder("date,cost\n");
        billed.forEach((day, usd) ->
                text.append(day).append(',').append(usd.toPlainString()).append('\n'));

        Reconciliation comparison = bills.compare(read(text.toString()), new ProviderId("openai"));

        assertThat(comparison.days().stream().filter(day -> day.differenceUsd().signum() != 0))
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.day()).isEqualTo(missing);
                    assertThat(day.differenceUsd()).isEqualByComparingTo(notBilled.negate());
                });
        assertThat(comparison.total().differenceUsd()).isEqualByComparingTo(notBilled.negate());
        Path file = folder.resolve("compared.csv");
        bills.toFile(comparison, file);
        assertThat(Files.readAllLines(file).getFirst())
                .isEqualTo("schema,provider,days_begin_at,day,provider_usd,exact_usd,estimated_usd,"
                        + "unpriced_attempts,difference_usd");
        assertThat(Files.readAllLines(file)).hasSize(comparison.days().size() + 1);
    }

    private static java.util.stream.Stream<Attempt> sent(Predicate<Attempt> which) {
        return year.stream().filter(attempt -> attempt.sentAt() != null).filter(which);
    }

    private static BigDecimal usd(Attempt attempt) {
        BigDecimal usd = Objects.requireNonNull(attempt.cost()).usd();
        return usd == null ? BigDecimal.ZERO : usd;
    }

    private static Bill read(String csv) throws BadBillException {
        try {
            return bills.read(file(csv), null, null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path file(String csv) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "bill", ".csv"), csv);
    }
}
