package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `./mvnw test -Dtest=CatalogueFileTest -Dpatchbay.prices=DIR -Dpatchbay.write` writes `models.json` anew.
class CatalogueFileTest {
    private static final Path MODELS = Path.of("src/main/resources/dev/patchbay/catalog/models.json");

    @Test
    void theBundledModelsAreWhatThePriceDataSays() throws IOException {
        Path prices = Path.of(System.getProperty("patchbay.prices", "../shared/prices"));
        assumeTrue(Files.isDirectory(prices), "No price data at " + prices + " (set -Dpatchbay.prices=DIR)");
        String converted = new CatalogueConverter().convert(prices);
        if (System.getProperty("patchbay.write") != null) {
            Files.writeString(MODELS, converted);
        }
        assertThat(Files.readString(MODELS)).isEqualTo(converted);
    }
}
