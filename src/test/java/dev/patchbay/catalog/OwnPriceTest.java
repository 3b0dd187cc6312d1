package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Rates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPriceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String SNAPSHOT = "gpt-4o-2024-11-20";

    private final ProviderCatalog providers = new ProviderCatalog();

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4o", SNAPSHOT, "gpt-4o-2024-08-06"})
    void aPriceSetUnderAnyNameOfAModelHoldsForAllItsNames(String set) {
        PriceBook book = book(List.of(), own(1, set, "1"));

        assertThat(input(book, "gpt-4o")).contains("1");
        assertThat(input(book, SNAPSHOT)).contains("1");
        assertThat(input(book, "gpt-4o-2024-08-06")).contains("1");
        assertThat(input(book, "gpt-4o-mini")).contains("0.15");
        assertThat(book.turns(ModelId.of("openai", "gpt-4o"))).contains(NOW.minusSeconds(60));
    }

    @Test
    void thePriceOfTheVeryNameGoesFirst() {
        PriceBook book = book(List.of(), own(1, SNAPSHOT, "1"), own(2, "gpt-4o", "3"));

        assertThat(input(book, SNAPSHOT)).contains("1");
        assertThat(input(book, "gpt-4o")).contains("3");
        assertThat(input(book, "gpt-4o-2024-08-06")).contains("3");
    }

    @Test
    void aFileThatListsAnAliasByItsNameDoesNotEndTheUsersPrice() {
        var map = new Catalogue(
                PriceOrigin.Kind.LITELLM,
                TODAY,
                List.of(CatalogueReader.entry(
                        "{\"provider\": \"openai\", \"id\": \"" + SNAPSHOT
                                + "\", \"prices\": [{\"rates\": {\"input\": \"7\", \"output\": \"8\"}}]}",
                        new Stamp(new PriceOrigin(PriceOrigin.Kind.LITELLM, "map.json", TODAY), "import1:"))));

        PriceBook book = book(List.of(map), own(1, "gpt-4o", "1"));

        assertThat(input(book, SNAPSHOT)).contains("1");
        assertThat(input(book(List.of(map), own(1, SNAPSHOT, "1")), "gpt-4o")).contains("1");
    }

    @Test
    void thePriceOfTheUsersOwnMachineIsFoundByItsId() {
        Price price = book(List.of()).find("ollama@free").orElseThrow();

        assertThat(price.free()).isTrue();
        assertThat(price.id()).isEqualTo("ollama@free");
        assertThat(price.origin()).isEqualTo(PriceOrigin.OWN_MACHINE);
        assertThat(book(List.of()).find("@free")).isEmpty();
        assertThat(book(List.of()).find("openai/gpt-4o@free")).isEmpty();
    }

    private PriceBook book(List<Catalogue> loaded, OwnPrice... own) {
        var added = new AddedPrices(List.of(own), loaded);
        return new PriceBook(providers, AddedPrices.Source.of(() -> added));
    }

    private static OwnPrice own(long number, String model, String input) {
        return new OwnPrice(number, ModelId.of("openai", model), NOW.minusSeconds(60), TODAY, Rates.of(input, "2"));
    }

    private static Optional<String> input(PriceBook book, String model) {
        return book.at(ModelId.of("openai", model), NOW)
                .map(price -> price.rates().input().toPlainString());
    }
}
