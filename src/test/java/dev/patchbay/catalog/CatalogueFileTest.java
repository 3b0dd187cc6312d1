package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchbay.domain.Model;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `./mvnw test -Dtest=CatalogueFileTest -Dpatchbay.prices=DIR -Dpatchbay.write` writes `models.json` anew.
class CatalogueFileTest {
    private static final Path MODELS = Path.of("src/main/resources/dev/patchbay/catalog/models.json");
    private static final PriceOrigin ORIGIN = new PriceOrigin(PriceOrigin.Kind.FILE, "any", LocalDate.EPOCH);
    private static final Stamp STAMP = new Stamp(ORIGIN, "");

    @Test
    void theBundledModelsAreWhatThePriceDataSays() throws IOException {
        String converted = new CatalogueConverter().convert(prices());
        if (System.getProperty("patchbay.write") != null) {
            Files.writeString(MODELS, converted);
        }
        assertThat(Files.readString(MODELS)).isEqualTo(converted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue.json", "catalogue-custom-endpoints.json"})
    void aFileOfThePriceDataCanBeLoadedAndAgreesInAllThatCostsDependOn(String name) throws Exception {
        Catalogue loaded = CatalogueReader.read(Files.readString(prices().resolve(name)), STAMP);

        assertThat(loaded.entries()).hasSizeGreaterThan(30).allSatisfy(entry -> {
            ModelEntry bundled = Catalogue.bundled()
                    .named(
                            entry.model().id().provider().value(),
                            entry.model().id().name())
                    .orElseThrow();
            assertThat(bundled.model()).isEqualTo(entry.model());
            assertThat(plain(bundled.prices())).isEqualTo(plain(entry.prices()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue.json", "catalogue-custom-endpoints.json"})
    void whatIsWrittenIsReadAgain(String name) throws Exception {
        Catalogue loaded = CatalogueReader.read(Files.readString(prices().resolve(name)), STAMP);

        for (ModelEntry entry : loaded.entries().toList()) {
            ModelEntry again = CatalogueReader.entry(CatalogueWriter.entry(entry), STAMP);
            assertThat(again.model()).isEqualTo(entry.model());
            assertThat(plain(again.prices())).isEqualTo(plain(entry.prices()));
        }
    }

    @Test
    void noModelOfThePriceDataIsMissing() throws Exception {
        List<Model> all = new ArrayList<>();
        for (String name : List.of("catalogue.json", "catalogue-custom-endpoints.json")) {
            CatalogueReader.read(Files.readString(prices().resolve(name)), STAMP)
                    .entries()
                    .map(ModelEntry::model)
                    .forEach(all::add);
        }

        assertThat(Catalogue.bundled().entries().map(ModelEntry::model))
                .filteredOn(model -> !model.id().provider().value().equals("demo"))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private static Path prices() {
        Path prices = Path.of(System.getProperty("patchbay.prices", "../shared/prices"));
        assumeTrue(Files.isDirectory(prices), "No price data at " + prices + " (set -Dpatchbay.prices=DIR)");
        return prices;
    }

    /// Without what the place in a file or the file itself decides.
    private static List<Price> plain(List<Price> prices) {
        return prices.stream()
                .map(price -> new Price(
                        "",
                        price.model(),
                        price.rates(),
                        price.tiers(),
                        price.peak(),
                        price.from(),
                        price.to(),
                        ORIGIN))
                .toList();
    }
}
