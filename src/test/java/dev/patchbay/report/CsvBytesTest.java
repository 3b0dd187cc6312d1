package dev.patchbay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvBytesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Random random = new Random(20261123);
    private final CsvBytes out = new CsvBytes(BERLIN);

    @Test
    void decimalsArePlainAndWithoutZerosAtTheirEnd() {
        for (int i = 0; i < 20_000; i++) {
            int scale = i % 2 == 0 ? 30 : random.nextInt(-3, 34);
            var decimal = new BigDecimal(new BigInteger(random.nextInt(130), random), scale);
            if (random.nextInt(5) == 0) {
                decimal = decimal.negate();
            }
            String expected =
                    decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
            BigDecimal one = decimal;

            assertThat(cell(csv -> csv.decimal(one))).isEqualTo(expected);
            assertThat(cell(csv -> csv.rate(one))).isEqualTo(expected);
            assertThat(cell(csv -> csv.rate(one))).as("the second time").isEqualTo(expected);
        }
    }

    @Test
    void numbersHaveAllTheirDigits() {
        assertThat(cell(csv -> csv.number(0))).isEqualTo("0");
        assertThat(cell(csv -> csv.number(-12))).isEqualTo("-12");
        assertThat(cell(csv -> csv.number(Long.MAX_VALUE))).isEqualTo("9223372036854775807");
        for (int i = 0; i < 2_000; i++) {
            long number = random.nextLong() >>> random.nextInt(1, 63);
            assertThat(cell(csv -> csv.number(number))).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void timesAreIsoWithTheOffsetOfTheirMomentInWhateverOrderTheyCome() {
        long end = Instant.parse("2026-10-25T01:30:00Z").getEpochSecond(); // half an hour after summer time ends
        for (int i = 0; i < 5_000; i++) {
            long second = i % 2 == 0 ? end - 3_600 + random.nextInt(7_200) : random.nextLong(4_000_000_000L);
            int nanos = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000) * 1_000;
            OffsetDateTime time = Instant.ofEpochSecond(second, nanos).atOffset(ZoneOffset.UTC);

            assertThat(cell(csv -> csv.time(time)))
                    .isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZoneSameInstant(BERLIN)));
        }
    }

    @Test
    void idsAreWrittenAsJavaDoes() {
        for (int i = 0; i < 1_000; i++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            assertThat(cell(csv -> csv.id(id))).isEqualTo(id.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpt-4o", "=1+1", "-x", "a,b", "a\"b", "a\nb", "\tx", "größer", "日本", "req_1-2", "@"})
    void textsAreMadeHarmlessAndQuotedTheSameWayEveryTime(String text) {
        for (int time = 0; time < 2; time++) {
            assertThat(cell(csv -> csv.text(text))).isEqualTo(Csv.cell(text));
            assertThat(cell(csv -> csv.uniqueText(text))).isEqualTo(Csv.cell(text));
        }
        assertThat(Csv.read(
                        row(csv -> csv.text("before").text(text).text("after")).getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(cells -> assertThat(cells).containsExactly("before", Csv.harmless(text), "after"));
    }

    @Test
    void moreTextsThanAreRememberedAreStillRight() {
        for (int i = 0; i < 5_000; i++) {
            String text = "model," + i % 2_500;
            assertThat(cell(csv -> csv.text(text))).isEqualTo("\"" + text + "\"");
        }
    }

    @Test
    void whatIsUnknownIsAnEmptyCell() {
        assertThat(row(csv ->
                        csv.text(null).decimal(null).id(null).word(null).empty().flag(true)))
                .isEqualTo(",,,,,true\r\n");
    }

    private String cell(Consumer<CsvBytes> cell) {
        String row = row(cell);
        return row.substring(0, row.length() - 2);
    }

    private String row(Consumer<CsvBytes> cells) {
        cells.accept(out);
        out.endRow();
        return new String(out.take(), StandardCharsets.UTF_8);
    }
}
