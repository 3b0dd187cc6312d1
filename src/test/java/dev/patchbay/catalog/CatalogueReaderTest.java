package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.domain.PriceOrigin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {
    private static final Stamp STAMP =
            new Stamp(new PriceOrigin(PriceOrigin.Kind.FILE, "mine.json", LocalDate.of(2026, 11, 20)), "import1:");
    private static final String GOOD = """
            {"provider": "openai", "id": "good", "prices": [{"rates": {"input": "1", "output": "2"}}]}""";

    @Test
    void aSmallFileIsEnough() throws InvalidCatalogueException {
        Catalogue file = read(GOOD);

        ModelEntry entry = file.named("openai", "good").orElseThrow();
        assertThat(entry.model().displayName()).isEqualTo("good");
        assertThat(entry.prices().getFirst().rates().output()).isEqualByComparingTo(new BigDecimal("2"));
        assertThat(entry.prices().getFirst().id()).isEqualTo("openai/good@import1:start");
        assertThat(entry.prices().getFirst().origin()).isEqualTo(STAMP.origin());
        assertThat(entry.at(Instant.EPOCH)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"input\": \"-1\", \"output\": \"2\"'                         | input is negative: -1",
                "'\"input\": \"1\", \"output\": \"1000.01\"'                    | output is more than $1,000",
                "'\"input\": \"NaN\", \"output\": \"2\"'                        | input is not a decimal: NaN",
                "'\"input\": \"1e3\", \"output\": \"2\"'                        | input is not a decimal: 1e3",
                "'\"input\": \"1,5\", \"output\": \"2\"'                        | input is not a decimal: 1,5",
                "'\"input\": \"\", \"output\": \"2\"'                           | input is not a decimal",
                "'\"input\": 2.5, \"output\": \"2\"'                            | input is not a decimal in quotation marks: 2.5",
                "'\"input\": \"1\"'                                             | the rate for output is missing",
                "'\"input\": \"1\", \"output\": \"2\", \"cached_input\": \"x\"' | cached_input is not a decimal: x",
                "'\"input_per_1k\": \"1\", \"output\": \"2\"'                   | input_per_1k is another unit",
                "'\"input_cost_per_token\": \"1\", \"output\": \"2\"'           | input_cost_per_token is another unit",
                "'\"usd_per_1K_input\": \"1\", \"output\": \"2\"'               | usd_per_1K_input is another unit"
            })
    void aRateThatCannotBeTrueRefusesTheFileAndNamesTheEntry(String rates, String why) {
        String bad = "{\"provider\": \"openai\", \"id\": \"bad\", \"prices\": [{\"rates\": {" + rates + "}}]}";

        assertThatThrownBy(() -> read(GOOD + ", " + bad))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageStartingWith("openai/bad: ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price-catalogue/2 | USD | USD per 1,000,000 tokens | schema",
                "price-catalogue/1 | EUR | USD per 1,000,000 tokens | currency",
                "price-catalogue/1 | USD | USD per 1,000 tokens     | unit",
                "price-catalogue/1 | USD | USD per token            | unit"
            })
    void anotherSchemaCurrencyOrUnitIsRefused(String schema, String currency, String unit, String named) {
        assertThatThrownBy(() -> CatalogueReader.read(file(schema, currency, unit, GOOD), STAMP))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining("\"" + named + "\" is \"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null         | null         | '2026-01-01' | null",
                "null         | '2026-02-01' | '2026-01-31' | null",
                "'2026-01-01' | null         | '2026-03-01' | null",
                "'2026-01-01' | null         | '2026-01-01' | null",
                "null         | null         | null         | '2026-01-01'"
            })
    void periodsThatOverlapAreRefused(String from, String to, String nextFrom, String nextTo) {
        String periods = period(from, to) + ", " + period(nextFrom, nextTo);

        assertThatThrownBy(() -> read("{\"provider\": \"openai\", \"id\": \"bad\", \"prices\": [" + periods + "]}"))
                .hasMessageContaining("openai/bad: its periods overlap");
    }

    @Test
    void periodsThatMeetDoNotOverlapAndMayComeInAnyOrder() throws InvalidCatalogueException {
        String periods = period("2026-02-01", "null") + ", " + period("null", "2026-02-01");

        assertThat(read("{\"provider\": \"openai\", \"id\": \"two\", \"prices\": [" + periods + "]}")
                        .named("openai", "two")
                        .orElseThrow()
                        .prices())
                .extracting(price -> price.id())
                .containsExactly("openai/two@import1:start", "openai/two@import1:2026-02-01");
    }

    @Test
    void everyEntryThatIsWrongIsNamed() {
        InvalidCatalogueException refused = catchThrowableOfType(
                InvalidCatalogueException.class,
                () -> read(GOOD
                        + ", {\"provider\": \"openai\", \"id\": \"good\"}"
                        + ", {\"provider\": \"Open AI\", \"id\": \"x\"}"
                        + ", {\"provider\": \"openai\", \"id\": \"y\", \"shutdown_date\": \"soon\"}"
                        + ", {\"provider\": \"openai\", \"id\": \"z\", \"currency\": \"EUR\"}"));

        assertThat(refused.problems())
                .isEqualTo(List.of(
                        "openai/good: it is listed twice",
                        "Open AI/x: provider or id is missing or cannot be a name",
                        "openai/y: shutdown_date is not a date: \"soon\"",
                        "openai/z: currency is \"EUR\", not \"USD\""));
    }

    @Test
    void whatIsNoJsonIsSaidToBeNone() {
        assertThatThrownBy(() -> CatalogueReader.read("<html>", STAMP))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageStartingWith("This is not a JSON file");
    }

    private static String period(String from, String to) {
        return "{\"effective_from\": " + quoted(from) + ", \"effective_to\": " + quoted(to)
                + ", \"rates\": {\"input\": \"1\", \"output\": \"2\"}}";
    }

    private static String quoted(String date) {
        return date.equals("null") ? date : "\"" + date + "\"";
    }

    private static Catalogue read(String models) throws InvalidCatalogueException {
        return CatalogueReader.read(file("price-catalogue/1", "USD", "USD per 1,000,000 tokens", models), STAMP);
    }

    private static String file(String schema, String currency, String unit, String models) {
        return "{\"schema\": \"" + schema + "\", \"currency\": \"" + currency + "\", \"unit\": \"" + unit
                + "\", \"models\": [" + models + "]}";
    }
}
