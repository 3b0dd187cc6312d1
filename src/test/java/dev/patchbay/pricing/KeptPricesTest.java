package dev.patchbay.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.catalog.AddedPrices;
import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.StorageException;
import dev.patchbay.store.Database;
import dev.patchbay.store.PriceFileRow;
import dev.patchbay.store.PriceStore;
import dev.patchbay.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPricesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ModelId GPT_4O = ModelId.of("openai", "gpt-4o");
    private static final ModelId FRESH = ModelId.of("openai", "gpt-99");

    private final TestClock clock = new TestClock();

    @TempDir
    private Path folder;

    private Database database;
    private PriceStore store;
    private KeptPrices kept;
    private PriceBook book;
    private Pricing pricing;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("patchbay"), ZoneOffset.UTC);
        store = new PriceStore(database);
        kept = new KeptPrices(store);
        var providers = new ProviderCatalog();
        book = new PriceBook(providers, kept);
        pricing = new Pricing(store, kept, book, new ModelCatalog(providers, kept), List::of, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRateThatCouldNotBeReadAgainIsRefusedInThePreview() throws Exception {
        Path map = Files.writeString(folder.resolve("map.json"), """
                {"gpt-99": {"litellm_provider": "openai", "mode": "chat",
                            "input_cost_per_token": 1e-38, "output_cost_per_token": 1e-06}}""");

        PricePreview preview = pricing.preview(map, TODAY);
        pricing.apply(preview);

        assertThat(preview.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(PriceChange.Kind.REFUSED);
            assertThat(change.why()).contains("input is not a decimal");
        });
        restart();
        assertThat(book.at(FRESH, clock.instant())).isEmpty();
        assertThat(book.at(GPT_4O, clock.instant())).isPresent();
    }

    @Test
    void aKeptEntryThatCannotBeReadIsLeftOutAndNamedAndTheOthersHold() {
        store.add(new PriceFileRow(
                0,
                PriceOrigin.Kind.FILE,
                "old.json",
                TODAY,
                clock.instant(),
                Map.of(
                        GPT_4O,
                        "{\"provider\": \"openai\", \"id\": \"gpt-4o\", \"prices\": [{\"rates\": {\"inp",
                        FRESH,
                        "{\"provider\": \"openai\", \"id\": \"gpt-99\", \"prices\":"
                                + " [{\"rates\": {\"input\": \"7\", \"output\": \"8\"}}]}")));

        assertThat(book.at(GPT_4O, clock.instant()).orElseThrow().origin().kind())
                .isEqualTo(PriceOrigin.Kind.BUNDLED);
        assertThat(book.at(FRESH, clock.instant()).orElseThrow().rates().input())
                .isEqualByComparingTo("7");
        assertThat(pricing.summary().unreadable()).containsExactly("openai/gpt-4o (old.json)");
    }

    @Test
    void pricesThatCouldNotBeReadAfterAChangeAreNotTakenForTheOnesBeforeIt() {
        pricing.set(GPT_4O, Rates.of("1", "2"), Instant.EPOCH);
        assertThat(kept.known().own()).hasSize(1);
        database.close();

        assertThatThrownBy(kept::refresh).isInstanceOf(StorageException.class);

        assertThat(kept.known()).isEqualTo(AddedPrices.NONE);
        assertThatThrownBy(kept::get).isInstanceOf(StorageException.class);
    }

    @Test
    void aRateThatIsFinerThanTheDatabaseKeepsIsNotTaken() {
        assertThatThrownBy(() -> pricing.set(GPT_4O, Rates.of("1e-31", "2"), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void restart() {
        database.close();
        open();
    }
}
