package dev.patchbay.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchbay.catalog.InvalidCatalogueException;
import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.Coming;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceDifference;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Usage;
import dev.patchbay.store.Database;
import dev.patchbay.store.PriceStore;
import dev.patchbay.testing.TestClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Path MAP = Path.of("src/test/resources/prices/litellm.json");
    private static final ModelId GPT_4O = ModelId.of("openai", "gpt-4o");

    private final TestClock clock = new TestClock();
    private final ProviderCatalog providers = new ProviderCatalog();
    private final Set<ModelId> routed = new HashSet<>();

    @TempDir
    private Path folder;

    private Database database;
    private KeptPrices kept;
    private PriceBook book;
    private ModelCatalog models;
    private Pricing pricing;

    @BeforeEach
    void start() {
        clock.forward(Duration.between(clock.instant(), NOW));
        open();
    }

    private void open() {
        database = new Database(folder.resolve("patchbay"), ZoneOffset.UTC);
        var store = new PriceStore(database);
        kept = new KeptPrices(store);
        book = new PriceBook(providers, kept);
        models = new ModelCatalog(providers, kept);
        pricing = new Pricing(store, kept, book, models, () -> routed, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPriceOfTheUsersOwnGoesBeforeTheListedOneFromItsMomentOnAndSaysSo() {
        pricing.set(GPT_4O, Rates.of("1", "2"), NOW.plusSeconds(60));

        assertThat(input(GPT_4O, NOW.plusSeconds(59))).isEqualTo("2.5");
        assertThat(input(GPT_4O, NOW.plusSeconds(60))).isEqualTo("1");
        assertThat(at(GPT_4O, NOW.plusSeconds(60)).origin())
                .isEqualTo(new PriceOrigin(PriceOrigin.Kind.USER, "", TODAY));
        assertThat(at(GPT_4O, NOW).origin().kind()).isEqualTo(PriceOrigin.Kind.BUNDLED);
        assertThat(at(GPT_4O, NOW).origin().name()).isNotEmpty();
    }

    @Test
    void aPriceSetForAModelHoldsForItsAliasesToo() {
        pricing.set(GPT_4O, Rates.of("1", "2"), NOW);

        assertThat(input(ModelId.of("openai", "gpt-4o-2024-11-20"), NOW)).isEqualTo("1");
    }

    @Test
    void aNewerPriceTakesThePlaceOfAnOlderOneAndThePastStaysAsItWas() {
        pricing.set(GPT_4O, Rates.of("1", "2"), NOW);
        Price first = at(GPT_4O, NOW);
        clock.forward(Duration.ofDays(1));
        pricing.set(GPT_4O, Rates.of("3", "4"), NOW.plusSeconds(86_400));

        assertThat(input(GPT_4O, NOW.plusSeconds(86_399))).isEqualTo("1");
        assertThat(input(GPT_4O, NOW.plusSeconds(86_400))).isEqualTo("3");
        assertThat(book.find(first.id()).orElseThrow().rates()).isEqualTo(first.rates());
        assertThat(pricing.own()).hasSize(1);
    }

    @Test
    void anEndedPriceLetsTheListedOneHoldAgain() {
        pricing.set(GPT_4O, Rates.of("1", "2"), NOW);
        pricing.end(GPT_4O, NOW.plusSeconds(60));

        assertThat(input(GPT_4O, NOW.plusSeconds(59))).isEqualTo("1");
        assertThat(input(GPT_4O, NOW.plusSeconds(60))).isEqualTo("2.5");
        clock.forward(Duration.ofMinutes(2));
        assertThat(pricing.own()).isEmpty();
    }

    @Test
    void aModelOfAnEndpointIsUnpricedUntilTheUserSetsItsPriceAndFreeIfTheySaySo() {
        providers.setEndpoints(List.of(endpoint("company", "https://llm.example.com/v1")));
        ModelId model = ModelId.of("company", "house-model");
        assertThat(book.at(model, NOW)).isEmpty();

        pricing.set(model, Rates.of("0.5", "1.5"), NOW);
        assertThat(at(model, NOW).costOf(Usage.of(1000, 1000), NOW).usd())
                .isEqualByComparingTo(new BigDecimal("0.002"));

        pricing.set(model, Rates.of("0", "0"), NOW.plusSeconds(1));
        assertThat(at(model, NOW.plusSeconds(1)).free()).isTrue();
        assertThat(at(model, NOW.plusSeconds(1)).costOf(Usage.of(1000, 1000), NOW))
                .isEqualTo(Cost.ZERO);
    }

    @Test
    void aPriceGoesBeforeBeingFreeOnOnesOwnMachine() {
        providers.setEndpoints(List.of(endpoint("mine", "http://localhost:11434/v1")));
        ModelId model = ModelId.of("mine", "llama");

        pricing.set(model, Rates.of("0.1", "0.1"), NOW);

        assertThat(input(model, NOW)).isEqualTo("0.1");
        assertThat(at(model, NOW.minusSeconds(1)).origin()).isEqualTo(PriceOrigin.OWN_MACHINE);
    }

    @Test
    void ratesOutOfBoundsAreNotKept() {
        assertThatThrownBy(() -> pricing.set(GPT_4O, Rates.of("-1", "2"), NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pricing.set(GPT_4O, Rates.of("1", "1000.1"), NOW))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(pricing.own()).isEmpty();
    }

    @Test
    void pricesSurviveARestart() throws Exception {
        pricing.set(GPT_4O, new Rates(dec("1"), dec("2"), dec("0.123456789"), null, null), NOW);
        pricing.apply(pricing.preview(MAP, TODAY));
        String imported = at(ModelId.of("openai", "gpt-99"), NOW).id();
        close();
        open();

        assertThat(at(GPT_4O, NOW).rates().cachedInput()).isEqualByComparingTo("0.123456789");
        assertThat(at(GPT_4O, NOW).rates().cacheWrite5m()).isNull();
        assertThat(at(ModelId.of("openai", "gpt-99"), NOW).id()).isEqualTo(imported);
        assertThat(book.find(imported)).isPresent();
    }

    @Test
    void aPreviewChangesNothing() throws Exception {
        PricePreview preview = pricing.preview(MAP, TODAY);

        assertThat(preview.changesSomething()).isTrue();
        assertThat(book.at(ModelId.of("openai", "gpt-99"), NOW)).isEmpty();
        assertThat(pricing.summary().files()).isEmpty();
    }

    @Test
    void theLiteLlmMapIsReadExactlyAndEveryEntryHasItsFate() throws Exception {
        PricePreview preview = pricing.preview(MAP, TODAY);

        assertThat(preview.kind()).isEqualTo(PriceOrigin.Kind.LITELLM);
        assertThat(preview.changes())
                .extracting(change -> change.kind() + " " + change.name() + " " + change.why())
                .containsExactly(
                        "CHANGED google/gemini-3.8-flash ",
                        "CHANGED openai/gpt-4.1 ",
                        "NEW openai/gpt-99 ",
                        "REFUSED mistral/a-credit input_cost_per_token is negative: -0.000001",
                        "REFUSED mistral/a-word input_cost_per_token is not a number: \"1e-06\"",
                        "REFUSED mistral/too-dear input_cost_per_token is more than $1,000 for 1,000,000 tokens: 0.5",
                        "LEFT_OUT bedrock/some-model provider bedrock",
                        "LEFT_OUT deepseek/deepseek-flash it has peak hours, of which the map knows nothing",
                        "LEFT_OUT openrouter/some/free-model priced at 0, which may mean that nobody knows: set its"
                                + " price yourself",
                        "LEFT_OUT text-embedding-3-small mode embedding",
                        "SAME openai/gpt-4o ",
                        "SAME openai/gpt-4o-mini ",
                        "SAME xai/grok-4.6 ");
        PriceChange dearer = preview.changes().get(1);
        assertThat(dearer.differences()).containsExactly(new PriceDifference("input", null, "2", "2.2"));
        assertThat(dearer.differences().getFirst().percent()).isEqualByComparingTo("10");
    }

    @Test
    void anAppliedMapHoldsFromNowOnUntilTheNextChangeThatWasKnown() throws Exception {
        ModelId fresh = ModelId.of("openai", "gpt-99");
        ModelId flash = ModelId.of("google", "gemini-3.8-flash");

        assertThat(pricing.apply(pricing.preview(MAP, TODAY))).isEqualTo(3);

        Price price = at(fresh, NOW);
        assertThat(price.rates())
                .isEqualTo(new Rates(dec("2.5"), dec("11.23456789"), dec("0.25"), dec("3.125"), dec("5")));
        assertThat(price.tiers().getFirst().aboveInputTokens()).isEqualTo(272_000);
        assertThat(price.tiers().getFirst().rates().output()).isEqualByComparingTo("20");
        assertThat(price.origin()).isEqualTo(new PriceOrigin(PriceOrigin.Kind.LITELLM, "litellm.json", TODAY));
        assertThat(models.find(fresh).orElseThrow().contextWindow()).isEqualTo(922_000);
        assertThat(models.find(fresh).orElseThrow().shutdown()).isEqualTo(Instant.parse("2027-06-30T00:00:00Z"));
        assertThat(input(flash, NOW.minusSeconds(1))).isEqualTo("0.75");
        assertThat(input(flash, NOW)).isEqualTo("0.8");
        assertThat(input(flash, Instant.parse("2027-01-01T00:00:00Z"))).isEqualTo("1.5");
        assertThat(pricing.preview(MAP, TODAY).changesSomething()).isFalse();
        assertThat(pricing.summary().files())
                .singleElement()
                .satisfies(file -> assertThat(file.models()).isEqualTo(3));
    }

    @Test
    void theNewestFileHoldsAndTheUsersOwnPriceBeforeIt() throws Exception {
        ModelId fresh = ModelId.of("openai", "gpt-99");
        pricing.apply(pricing.preview(MAP, TODAY));
        pricing.apply(pricing.preview(
                file("{\"provider\": \"openai\", \"id\": \"gpt-99\", \"prices\": ["
                        + "{\"rates\": {\"input\": \"7\", \"output\": \"8\"}}]}"),
                TODAY));
        assertThat(input(fresh, NOW)).isEqualTo("7");
        assertThat(at(fresh, NOW).origin().kind()).isEqualTo(PriceOrigin.Kind.FILE);

        pricing.set(fresh, Rates.of("9", "9"), NOW);
        assertThat(input(fresh, NOW)).isEqualTo("9");
        assertThat(pricing.listed(fresh).orElseThrow().rates().input()).isEqualByComparingTo("7");
    }

    @Test
    void aFileTellsWhereAPriceEndsAndLeavesTheTimeBeforeItAlone() throws Exception {
        pricing.apply(pricing.preview(
                file("{\"provider\": \"openai\", \"id\": \"gpt-4o\", \"prices\": ["
                        + "{\"effective_from\": \"2026-12-01\", \"effective_to\": \"2026-12-31\","
                        + " \"rates\": {\"input\": \"7\", \"output\": \"8\"}}]}"),
                TODAY));

        assertThat(input(GPT_4O, NOW)).isEqualTo("2.5");
        assertThat(input(GPT_4O, Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo("7");
        assertThat(book.at(GPT_4O, Instant.parse("2026-12-31T00:00:00Z"))).isEmpty();
    }

    @Test
    void aLoadedFileChangesNothingOfTheTimeBeforeIt() throws Exception {
        String before = at(GPT_4O, NOW).id();
        pricing.apply(pricing.preview(
                file("{\"provider\": \"openai\", \"id\": \"gpt-4o\", \"prices\": ["
                        + "{\"rates\": {\"input\": \"3\", \"output\": \"12\"}}]}"),
                TODAY));

        assertThat(input(GPT_4O, NOW)).isEqualTo("3");
        assertThat(input(GPT_4O, NOW.minusMillis(1))).isEqualTo("2.5");
        assertThat(book.find(before).orElseThrow().rates().input()).isEqualByComparingTo("2.5");
    }

    @Test
    void aFileThatIsRefusedLeavesNothingBehind() throws IOException {
        Path bad = file("{\"provider\": \"openai\", \"id\": \"good\", \"prices\": [{\"rates\": {\"input\": \"1\","
                + " \"output\": \"1\"}}]}, {\"provider\": \"openai\", \"id\": \"bad\", \"prices\": [{\"rates\":"
                + " {\"input_per_1k\": \"1\", \"output\": \"1\"}}]}");

        assertThatThrownBy(() -> pricing.preview(bad, TODAY))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining("openai/bad");
        assertThat(pricing.summary().files()).isEmpty();
        assertThat(book.at(ModelId.of("openai", "good"), NOW)).isEmpty();
    }

    @Test
    void aFileThatIsNeitherFormIsRefusedInWords() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"models\": []}");

        assertThatThrownBy(() -> pricing.preview(other, TODAY))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining("neither a price file");
    }

    @Test
    void theBundledPriceDataChangesNothing() throws Exception {
        Path shared = Path.of(System.getProperty("patchbay.shared", "../shared"), "prices", "catalogue.json");
        assumeTrue(Files.isRegularFile(shared), "No price data at " + shared);

        PricePreview preview = pricing.preview(shared, TODAY);

        assertThat(preview.count(PriceChange.Kind.SAME))
                .isEqualTo(preview.changes().size());
        assertThat(pricing.apply(preview)).isZero();
    }

    @Test
    void shutdownsAndPricesToComeAreSeenBeforeTheyHappen() {
        routed.addAll(Set.of(
                ModelId.of("openai", "gpt-5"),
                ModelId.of("google", "gemini-4-argon"),
                ModelId.of("openai", "gpt-6.1-sol"),
                ModelId.of("google", "gemini-1.5-pro")));

        assertThat(pricing.coming(Duration.ofDays(60)))
                .containsExactly(
                        new Coming.Shutdown(
                                ModelId.of("google", "gemini-1.5-pro"),
                                Instant.parse("2025-09-24T00:00:00Z"),
                                true,
                                "gemini-4-argon"),
                        new Coming.NewPrice(
                                ModelId.of("google", "gemini-4-argon"),
                                Instant.parse("2026-12-01T00:00:00Z"),
                                new Rates(dec("2"), dec("10"), dec("0.1"), null, null),
                                new Rates(dec("4"), dec("20"), dec("0.2"), null, null)),
                        new Coming.Shutdown(
                                ModelId.of("openai", "gpt-5"),
                                Instant.parse("2026-12-11T00:00:00Z"),
                                false,
                                "gpt-6.1-sol"));
        assertThat(pricing.coming(Duration.ofDays(1))).hasSize(1);
    }

    private Price at(ModelId model, Instant sent) {
        return book.at(model, sent).orElseThrow();
    }

    private String input(ModelId model, Instant sent) {
        return at(model, sent).rates().input().toPlainString();
    }

    private Path file(String models) throws IOException {
        return Files.writeString(
                folder.resolve("mine.json"),
                "{\"schema\": \"price-catalogue/1\", \"generated\": \"2026-11-20\", \"currency\": \"USD\","
                        + " \"unit\": \"USD per 1,000,000 tokens\", \"models\": [" + models + "]}");
    }

    private static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }

    private static Provider endpoint(String name, String url) {
        return new Provider(
                new ProviderId(name),
                name,
                Provider.Kind.ENDPOINT,
                URI.create(url),
                Protocol.OPENAI,
                Dialect.COMPATIBLE,
                Map.of(),
                Provider.KeyNeed.OPTIONAL,
                null,
                null);
    }
}
