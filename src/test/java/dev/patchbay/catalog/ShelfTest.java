package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.PriceOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShelfTest {
    private static final String LOADED = period("null", "null", "7");
    private static final String ROSE_IN_JANUARY =
            period("null", "\"2027-01-01\"", "1") + ", " + period("\"2027-01-01\"", "null", "9");

    @ParameterizedTest
    @EnumSource(names = {"FILE", "LITELLM"})
    void whatALaterProgramSaysOfATimeAfterALoadedFileGoesBeforeThatFile(PriceOrigin.Kind kind) {
        Shelf shelf = shelf(file(kind, "2026-11-23", LOADED), "2027-01-05", ROSE_IN_JANUARY);

        assertThat(input(shelf, "model", "2026-12-31T23:59:59Z")).isEqualTo("7");
        assertThat(input(shelf, "model", "2027-01-01T00:00:00Z")).isEqualTo("9");
        assertThat(input(shelf, "alias", "2027-01-01T00:00:00Z")).isEqualTo("9");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "LITELLM"})
    void aFileThatWasMadeAfterTheProgramGoesBeforeAllThatTheProgramKnew(PriceOrigin.Kind kind) {
        Shelf shelf = shelf(file(kind, "2026-11-23", LOADED), "2026-11-22", ROSE_IN_JANUARY);

        assertThat(input(shelf, "model", "2027-01-01T00:00:00Z")).isEqualTo("7");
    }

    @Test
    void aFileThatWasMadeAfterTheBeginOfAPeriodGoesBeforeItInALaterProgramToo() {
        Shelf shelf = shelf(file(PriceOrigin.Kind.FILE, "2027-01-01", LOADED), "2027-01-05", ROSE_IN_JANUARY);

        assertThat(input(shelf, "model", "2027-01-01T00:00:00Z")).isEqualTo("7");
    }

    @Test
    void whereAMapSpeaksOfAnAliasByNameTheModelsPriceHoldsBeforeAndAfterIt() {
        var map = new Catalogue(
                PriceOrigin.Kind.LITELLM,
                LocalDate.parse("2026-11-23"),
                List.of(entry("alias", "", period("\"2026-11-23\"", "\"2027-01-01\"", "7"))));
        Shelf shelf = shelf(map, "2026-11-22", ROSE_IN_JANUARY);

        assertThat(input(shelf, "alias", "2026-11-22T23:59:59Z")).isEqualTo("1");
        assertThat(input(shelf, "alias", "2026-11-23T00:00:00Z")).isEqualTo("7");
        assertThat(input(shelf, "alias", "2027-01-01T00:00:00Z")).isEqualTo("9");
        assertThat(input(shelf, "model", "2026-11-23T00:00:00Z")).isEqualTo("1");
    }

    private static Shelf shelf(Catalogue loaded, String generated, String periods) {
        return new Shelf(
                new AddedPrices(List.of(), List.of(loaded)), file(PriceOrigin.Kind.BUNDLED, generated, periods));
    }

    private static Catalogue file(PriceOrigin.Kind kind, String generated, String periods) {
        return new Catalogue(kind, LocalDate.parse(generated), List.of(entry("model", "\"alias\"", periods)));
    }

    private static ModelEntry entry(String name, String aliases, String periods) {
        return CatalogueReader.entry(
                "{\"provider\": \"openai\", \"id\": \"" + name + "\", \"aliases\": [" + aliases + "], \"prices\": ["
                        + periods + "]}",
                new Stamp(new PriceOrigin(PriceOrigin.Kind.FILE, "", null), ""));
    }

    private static String period(String from, String to, String input) {
        return "{\"effective_from\": " + from + ", \"effective_to\": " + to + ", \"rates\": {\"input\": \"" + input
                + "\", \"output\": \"1\"}}";
    }

    private static String input(Shelf shelf, String name, String sent) {
        return Objects.requireNonNull(
                        shelf.at("openai", name, Instant.parse(sent)).orElseThrow())
                .rates()
                .input()
                .toPlainString();
    }
}
