package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules by which a price is applied, each on a model of the bundled catalogue.
class PriceTest {
    private final PriceBook prices = new PriceBook(new ProviderCatalog());

    @ParameterizedTest
    @CsvSource({"272000, 0.272", "272001, 0.544002"})
    void aTierHoldsForTheWholeRequestOnceThePromptIsLonger(long tokens, BigDecimal usd) {
        assertThat(cost("openai/gpt-6.1-terra", Usage.of(tokens, 0), "2026-11-20T12:00:00Z")
                        .usd())
                .isEqualByComparingTo(usd);
    }

    @Test
    void aRateThatATierLeavesOutStaysAsItWas() {
        Price price = price("openai/gpt-5.4-pro", "2026-11-20T12:00:00Z");

        assertThat(price.tiers().getFirst().rates().cachedInput()).isEqualByComparingTo("3");
        assertThat(price.tiers().getFirst().rates().input()).isEqualByComparingTo("60");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T02:00:00Z, 0.3", // Friday, inside the hours
        "2026-11-20T00:59:59Z, 0.15", // a second before them
        "2026-11-20T04:00:00Z, 0.15", // their end is outside
        "2026-11-21T02:00:00Z, 0.15", // Saturday
        "2026-10-01T02:00:00Z, 0.15" // a public holiday
    })
    void peakHoursAreReadOnTheirOwnCalendar(Instant sent, BigDecimal usd) {
        assertThat(cost("deepseek/deepseek-flash", Usage.of(1_000_000, 0), sent.toString())
                        .usd())
                .isEqualByComparingTo(usd);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-16T15:59:59Z, 0.14", "2026-08-16T16:00:00Z, 0.22", "2026-09-10T04:00:00Z, 0.15"})
    void aPeriodBeginsAtItsFirstInstantAndEndsBeforeTheNext(Instant sent, BigDecimal usdPerMtok) {
        assertThat(price("deepseek/deepseek-v4-flash", sent.toString()).rates().input())
                .isEqualByComparingTo(usdPerMtok);
    }

    @Test
    void betweenTwoPeriodsNoPriceIsKnown() {
        assertThat(prices.at(ModelId.parse("deepseek/deepseek-chat"), Instant.parse("2025-09-10T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void aBucketWithoutARateIsChargedAsInputAndMakesAnEstimate() {
        Cost cost = cost(
                "openai/gpt-5.2-pro", new Usage(488, 512, 0, 0, 100, null, true, null, ""), "2026-05-01T00:00:00Z");

        assertThat(cost.usd()).isEqualByComparingTo("0.0378");
        assertThat(cost.status()).isEqualTo(CostStatus.ESTIMATED);
    }

    @Test
    void demosFreeModelCostsNothingAndItsOthersCostPlayMoney() {
        assertThat(cost("demo/demo", Usage.of(10, 10), "2026-11-22T12:00:00Z")).isEqualTo(Cost.ZERO);
        assertThat(cost("demo/demo-large", Usage.of(1000, 1000), "2026-11-22T12:00:00Z")
                        .usd())
                .isEqualByComparingTo("0.018");
    }

    private Cost cost(String model, Usage usage, String sent) {
        return price(model, sent).costOf(usage, Instant.parse(sent));
    }

    private Price price(String model, String sent) {
        return prices.at(ModelId.parse(model), Instant.parse(sent)).orElseThrow();
    }
}
