package dev.patchbay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Charge;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Outcome;
import dev.patchbay.domain.PeakHours;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import dev.patchbay.report.CostExplanation.Bucket;
import dev.patchbay.report.CostExplanation.Reason;
import dev.patchbay.report.CostExplanation.Scale;
import dev.patchbay.testing.YearOfUsage;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tokens times rate, line by line, to the last digit.
class CostExplanationTest {
    private static final ModelId MODEL = ModelId.of("openai", "gpt-4o");
    private static final Instant SENT = Instant.parse("2026-11-20T10:00:00Z");
    private static final Rates STANDARD = new Rates(
            new BigDecimal("2.5"),
            new BigDecimal("10"),
            new BigDecimal("0.123456789"),
            new BigDecimal("3"),
            new BigDecimal("5"));
    private static final Rates OTHER = Rates.of("4", "16");

    @Test
    void theLinesSumExactlyToTheCostOfEveryAttemptOfAYear() {
        for (Attempt attempt : YearOfUsage.attempts()) {
            CostExplanation explained = CostExplanation.of(attempt, null);
            Charge charge = Objects.requireNonNull(attempt.charge());
            if (charge.rates() == null) {
                assertThat(explained.sum()).isNull();
                continue;
            }
            assertThat(explained.lines().stream()
                            .map(line -> Objects.requireNonNull(line.usd()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(Objects.requireNonNull(explained.sum()));
            if (explained.lines().stream().noneMatch(CostExplanation.Line::asInput)) {
                assertThat(explained.sum()).isEqualByComparingTo(Objects.requireNonNull(charge.computedUsd()));
            }
        }
    }

    @Test
    void everyBucketHasItsLineAndNoDigitIsLost() {
        var usage = new Usage(1, 7, 3, 2, 1_000_003, null, true, null, "{}");
        CostExplanation explained = explain(usage, STANDARD, price(List.of(), null));

        assertThat(explained.lines())
                .extracting(CostExplanation.Line::bucket)
                .containsExactly(
                        Bucket.INPUT, Bucket.CACHED_INPUT, Bucket.CACHE_WRITE_5M, Bucket.CACHE_WRITE_1H, Bucket.OUTPUT);
        assertThat(explained.lines())
                .extracting(line -> Objects.requireNonNull(line.usd()).toPlainString())
                .containsExactly("0.0000025", "0.000000864197523", "0.000009", "0.000010", "10.000030");
        assertThat(explained.sum()).isEqualByComparingTo("10.000052364197523");
        assertThat(explained.reasons()).isEmpty();
        assertThat(explained.scale()).isEqualTo(new Scale(Scale.Kind.STANDARD, 0));
    }

    @Test
    void aBucketWithoutARateOfItsOwnIsChargedAsInputAndSaysSo() {
        CostExplanation explained =
                explain(new Usage(10, 20, 0, 0, 5, null, true, null, "{}"), OTHER, price(List.of(), null));
        assertThat(explained.lines().get(1).asInput()).isTrue();
        assertThat(explained.lines().get(1).usd()).isEqualByComparingTo("0.00008");
        assertThat(explained.reasons()).containsExactly(Reason.RATE_MISSING);
    }

    @Test
    void itSaysWhichRatesHeld() {
        Usage large = Usage.of(200_001, 5).withRaw("{}");
        Price tiered = price(List.of(new Price.Tier(200_000, OTHER)), null);
        assertThat(explain(large, OTHER, tiered).scale()).isEqualTo(new Scale(Scale.Kind.TIER, 200_000));

        var window = new PeakHours.Window(EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(20, 0));
        Price peak = price(List.of(), new PeakHours(ZoneOffset.UTC, List.of(window), Set.of(), OTHER));
        assertThat(explain(Usage.of(5, 5).withRaw("{}"), OTHER, peak).scale().kind())
                .isEqualTo(Scale.Kind.PEAK_HOURS);
        assertThat(explain(Usage.of(5, 5).withRaw("{}"), OTHER, null).scale().kind())
                .isEqualTo(Scale.Kind.UNKNOWN);
    }

    @Test
    void itSaysWhyACostIsNoBetter() {
        assertThat(explain(Usage.of(5, 5), STANDARD, null, CostStatus.ESTIMATED).reasons())
                .containsExactly(Reason.NOT_REPORTED);
        var odd = new Usage(5, 0, 0, 0, 5, null, false, null, "{}");
        assertThat(explain(odd, STANDARD, null, CostStatus.ESTIMATED).reasons()).containsExactly(Reason.INCONSISTENT);
        assertThat(explain(Usage.of(5, 5).withRaw("{}"), null, null, CostStatus.UNPRICED)
                        .reasons())
                .containsExactly(Reason.NO_PRICE);
        var reported = new Usage(5, 0, 0, 0, 5, null, true, new BigDecimal("0.5"), "{}");
        CostExplanation other = explain(reported, STANDARD, null);
        assertThat(other.reported()).isEqualByComparingTo("0.5");
        assertThat(other.sum()).isEqualByComparingTo("0.0000625");
        assertThat(other.reasons()).containsExactly(Reason.REPORTED_DIFFERS);
    }

    @Test
    void whatBrokeAHoldOrACapIsFlagged() {
        Attempt attempt = attempt(Usage.of(1_000_000, 0).withRaw("{}"), STANDARD, CostStatus.EXACT, "0.01", true);
        assertThat(CostExplanation.of(attempt, null).reasons()).containsExactly(Reason.OVER_HOLD, Reason.OVER_CAP);
    }

    private static CostExplanation explain(Usage usage, @Nullable Rates rates, @Nullable Price price) {
        return explain(usage, rates, price, CostStatus.EXACT);
    }

    private static CostExplanation explain(
            Usage usage, @Nullable Rates rates, @Nullable Price price, CostStatus status) {
        return CostExplanation.of(attempt(usage, rates, status, "100", false), price);
    }

    private static Attempt attempt(
            Usage usage, @Nullable Rates rates, CostStatus status, String held, boolean overCap) {
        var origin = new Origin(
                UUID.randomUUID(),
                null,
                "default",
                TaskType.CODING,
                Purpose.CHAT,
                MODEL,
                Route.Reason.TASK,
                0,
                null,
                false,
                overCap);
        BigDecimal usd = status == CostStatus.UNPRICED ? null : new BigDecimal("2.5");
        var cost = new Cost(usd, status);
        return Attempt.reserved(origin, SENT, new BigDecimal(held))
                .sent(SENT)
                .settled(
                        AttemptState.SUCCEEDED,
                        new Charge(usage, cost, usd, rates == null ? null : "openai/gpt-4o#1", rates),
                        Outcome.NONE);
    }

    private static Price price(List<Price.Tier> tiers, @Nullable PeakHours peak) {
        return new Price(
                "openai/gpt-4o#1",
                MODEL,
                STANDARD,
                tiers,
                peak,
                null,
                null,
                new PriceOrigin(PriceOrigin.Kind.BUNDLED, "https://example.com/pricing", null));
    }
}
