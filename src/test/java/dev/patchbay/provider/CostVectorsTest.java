package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Usage;
import dev.patchbay.provider.usage.UsageReader;
import dev.patchbay.provider.usage.UsageReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Worked examples of costs, exact to the last digit. Those of the price data stand in `../shared/prices`
/// (`-Dpatchbay.shared=DIR` overrides the place of `shared`), our own beside the tests; `-Dpatchbay.vectors=FILE` runs
/// any other file of the same form.
class CostVectorsTest {
    private static final Path SHARED =
            Path.of(System.getProperty("patchbay.shared", "../shared"), "prices", "vectors.json");
    private static final Path OWN = Path.of("src/test/resources/prices/vectors.json");
    private static final @Nullable String OTHER = System.getProperty("patchbay.vectors");
    private static final int SHOWN_DECIMALS = 6;

    private final ProviderCatalog providers = new ProviderCatalog();

    static Stream<CostVector> vectors() throws IOException {
        if (OTHER != null) {
            return CostVector.read(Path.of(OTHER)).stream();
        }
        Stream<CostVector> own = CostVector.read(OWN).stream();
        return Files.isRegularFile(SHARED) ? Stream.concat(CostVector.read(SHARED).stream(), own) : own;
    }

    @Test
    void theSharedVectorsAreThere() throws IOException {
        if (OTHER == null && !Files.isRegularFile(SHARED)) {
            abort("No price vectors at " + SHARED.toAbsolutePath().normalize() + " (set -Dpatchbay.shared=DIR)");
        }
        assertThat(vectors()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void theCostIsExact(CostVector vector) {
        Provider provider = vector.provider(providers);
        Optional<Price> price =
                new PriceBook(providers).at(new ModelId(provider.id(), vector.text("model")), vector.sent());

        switch (UsageReader.read(vector.usage(), provider.dialect())) {
            case UsageReport.Missing() -> assertEstimate(price, vector);
            case UsageReport.Refused(var why) -> {
                assertThat(vector.text("status")).as(why).isEqualTo("invalid_usage");
                assertThat(vector.usd("expected_cost_usd")).isNull();
            }
            case UsageReport.Counted(var usage, var complete) -> {
                assertThat(complete || !usage.consistent()).isTrue();
                assertBuckets(usage, vector);
                assertCost(price, usage, vector);
            }
        }
    }

    /// Without usage no cost is known; from numbers of our own it is estimated.
    private static void assertEstimate(Optional<Price> price, CostVector vector) {
        assertThat(vector.text("status")).isIn(price.isPresent() ? List.of("unknown") : List.of("unknown", "unpriced"));
        assertThat(vector.usd("expected_cost_usd")).isNull();
        JsonNode estimate = vector.json().path("client_estimate");
        if (estimate.isObject() && price.isPresent()) {
            Usage usage = Usage.of(
                    estimate.path("prompt_tokens").asLong(),
                    estimate.path("output_tokens").asLong());
            Cost cost = price.get().costOf(usage, vector.sent()).estimated();
            assertThat(cost.status()).isEqualTo(CostStatus.ESTIMATED);
            assertUsd(cost.usd(), "expected_estimated_cost_usd", vector);
        }
    }

    private static void assertCost(Optional<Price> price, Usage usage, CostVector vector) {
        Cost cost = price.map(known -> known.costOf(usage, vector.sent())).orElseGet(() -> Cost.unpriced(usage));
        assertUsd(cost.usd(), "expected_cost_usd", vector);
        assertThat(status(vector.cut() ? cost.estimated() : cost)).isEqualTo(vector.text("status"));
        price.ifPresent(known -> assertRates(known, usage, vector));
        if (vector.flagged("provider_reported_cost")) {
            assertThat(usage.reportedUsd()).isNotNull();
        }
        if (vector.flagged("inconsistent_usage")) {
            assertThat(usage.consistent()).isFalse();
        }
    }

    private static String status(Cost cost) {
        return switch (cost.status()) {
            case EXACT, ZERO -> "exact";
            case ESTIMATED -> "estimated";
            case UNPRICED -> "unpriced";
        };
    }

    private static void assertUsd(@Nullable BigDecimal usd, String expected, CostVector vector) {
        BigDecimal exact = vector.usd(expected);
        if (exact == null) {
            assertThat(usd).isNull();
            return;
        }
        assertThat(usd).isNotNull().isEqualByComparingTo(exact);
        String shown = vector.text(expected.replace("_usd", "_display_6dp_half_up"));
        if (!shown.isEmpty()) {
            assertThat(usd.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP).toPlainString())
                    .isEqualTo(shown);
        }
    }

    private static void assertBuckets(Usage usage, CostVector vector) {
        Map<String, Long> buckets = Map.of(
                "input", usage.input(),
                "cached_input", usage.cachedInput(),
                "cache_write_5m", usage.cacheWrite5m(),
                "cache_write_1h", usage.cacheWrite1h(),
                "output", usage.output());
        vector.json()
                .path("buckets")
                .properties()
                .forEach(bucket -> assertThat(buckets.get(bucket.getKey()))
                        .as(bucket.getKey())
                        .isEqualTo(bucket.getValue().asLong()));
    }

    private static void assertRates(Price price, Usage usage, CostVector vector) {
        Rates applied = price.ratesFor(usage.totalInput(), vector.sent());
        for (Map.Entry<String, JsonNode> rate : vector.json().path("rates_used").properties()) {
            BigDecimal ours = switch (rate.getKey()) {
                case "input" -> applied.input();
                case "output" -> applied.output();
                case "cached_input" -> applied.cachedInput();
                case "cache_write_5m" -> applied.cacheWrite5m();
                case "cache_write_1h" -> applied.cacheWrite1h();
                default -> null; // of sound and pictures, of which no usage here tells
            };
            if (ours != null) {
                assertThat(ours)
                        .as(rate.getKey())
                        .isEqualByComparingTo(rate.getValue().asString());
            }
        }
        if (vector.json().has("tier_applied")) {
            assertThat(price.tierFor(usage.totalInput()).map(Price.Tier::aboveInputTokens))
                    .isEqualTo(Optional.ofNullable(vector.json().path("tier_applied"))
                            .filter(JsonNode::isNumber)
                            .map(JsonNode::asLong));
        }
        if (vector.json().has("time_of_day")) {
            assertThat(price.peakAt(vector.sent()))
                    .isEqualTo(vector.text("time_of_day").equals("peak"));
        }
    }
}
