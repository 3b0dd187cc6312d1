package dev.patchbay.ledger;

import static dev.patchbay.domain.Budget.Period.DAY;
import static dev.patchbay.domain.Budget.Period.MONTH;
import static dev.patchbay.ledger.Plans.FREE;
import static dev.patchbay.ledger.Plans.GPT_4O;
import static dev.patchbay.ledger.Plans.GPT_4O_MINI;
import static dev.patchbay.ledger.Plans.UNPRICED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.PriceOrigin.Kind;
import dev.patchbay.domain.PriceSource;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.Usage;
import dev.patchbay.store.Database;
import dev.patchbay.store.LedgerStore;
import dev.patchbay.testing.FullDisk;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("patchbay"), ZoneOffset.UTC);
        ledger = ledgerAt(NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aThousandTokensInAndOutOfGpt4oCostExactlyOneAndAQuarterCents() throws ChatException {
        Attempt settled = success(GPT_4O, Usage.of(1_000, 1_000));

        assertThat(settled.cost().usd()).isEqualByComparingTo("0.0125");
        assertThat(settled.cost().status()).isEqualTo(CostStatus.EXACT);
        assertThat(ledger.spentToday()).isEqualByComparingTo("0.0125");
    }

    @Test
    void whatIsReadBackIsWhatWasSettled() throws ChatException {
        UUID conversation = UUID.randomUUID();
        var usage = new Usage(700, 200, 60, 40, 321, 17L, true, null, "{\"prompt_tokens\":1000}");
        try (Hold hold = ledger.reserve(Plans.of(GPT_4O, 5_000, 2_000, conversation, false))) {
            hold.sent();
            hold.streaming();
            Attempt settled = hold.succeeded(Results.whole(usage, "gpt-4o-2024-08-06"));

            assertThat(ledger.ofConversation(conversation))
                    .usingRecursiveFieldByFieldElementComparator(comparingDecimals())
                    .containsExactly(settled);
        }
    }

    @Test
    void aHoldThatReachesTheCapToTheLastDigitIsLetIn() throws ChatException {
        cap(DAY, "0.0125");

        try (Hold hold = ledger.reserve(Plans.of(GPT_4O))) {
            assertThat(hold.attempt().reservedUsd()).isEqualByComparingTo("0.0125");
            assertThat(cap(false).left()).isEqualByComparingTo("0");
        }
    }

    @Test
    void oneTokenMoreThanTheCapIsRefusedWithTheNumbersAndWhatWouldFit() throws ChatException {
        success(GPT_4O, Usage.of(1_000, 1_000));
        cap(DAY, "0.0375");
        try (Hold held = ledger.reserve(Plans.of(GPT_4O))) {
            assertThat(held.attempt().state()).isEqualTo(AttemptState.RESERVED);

            var refused =
                    catchThrowableOfType(ChatException.class, () -> ledger.reserve(Plans.of(GPT_4O, 1_000, 1_001)));

            var over = (ChatFailure.OverBudget) refused.failure();
            assertThat(over.cap().spent()).isEqualByComparingTo("0.0125");
            assertThat(over.cap().held()).isEqualByComparingTo("0.0125");
            assertThat(over.worst()).isEqualByComparingTo("0.01251");
            assertThat(over.fitting()).isEqualTo(1_000);
        }
    }

    @Test
    void nothingFitsWhereThePromptAloneIsTooDear() {
        cap(DAY, "0.02");

        var refused = catchThrowableOfType(ChatException.class, () -> ledger.reserve(Plans.of(GPT_4O, 10_000, 100)));

        assertThat(((ChatFailure.OverBudget) refused.failure()).fitting()).isZero();
    }

    @Test
    void theTightestOfSeveralCapsIsNamed() throws ChatException {
        cap(MONTH, "0.02");
        cap(DAY, "0.018");
        success(ledgerAt(NOON.minusSeconds(86_400)), GPT_4O, Usage.of(1_000, 1_000));

        var refused = catchThrowableOfType(ChatException.class, () -> ledger.reserve(Plans.of(GPT_4O, 1_000, 800)));

        var over = (ChatFailure.OverBudget) refused.failure();
        assertThat(over.cap().budget().period()).isEqualTo(MONTH);
        assertThat(over.fitting()).isEqualTo(500);
    }

    @Test
    void playMoneyIsCountedApart() throws ChatException {
        cap(DAY, "0.0125");
        try (Hold demo = ledger.reserve(Plans.of(GPT_4O, 1_000, 1_000, null, true))) {
            demo.sent();
            demo.succeeded(Results.whole(Usage.of(1_000, 1_000), null));
        }

        assertThat(ledger.spentToday()).isEqualByComparingTo("0");
        assertThat(cap(true).spent()).isEqualByComparingTo("0.0125");
        assertThatThrownBy(() -> ledger.reserve(Plans.of(GPT_4O, 1_000, 1_000, null, true)))
                .isInstanceOf(ChatException.class);
        assertThat(ledger.caps(false).refusal(Plans.of(GPT_4O))).isEmpty();
    }

    @Test
    void aFreeModelIsNeverRefusedAndAnUnpricedOneAlwaysUnderACap() throws ChatException {
        try (Hold unpriced = ledger.reserve(Plans.of(UNPRICED))) {
            assertThat(unpriced.attempt().reservedUsd()).isNull();
        }
        cap(DAY, "0");
        try (Hold free = ledger.reserve(Plans.of(FREE))) {
            assertThat(free.attempt().reservedUsd()).isEqualByComparingTo("0");
        }
        cap(DAY, "100");
        var refused = catchThrowableOfType(ChatException.class, () -> ledger.reserve(Plans.of(UNPRICED)));
        assertThat(refused.failure()).isEqualTo(new ChatFailure.UnpricedUnderBudget(UNPRICED));
    }

    @Test
    void anUnpricedAnswerCostsUnknownNotZero() throws ChatException {
        Attempt settled = success(UNPRICED, Usage.of(10, 10));

        assertThat(settled.cost().status()).isEqualTo(CostStatus.UNPRICED);
        assertThat(settled.cost().usd()).isNull();
    }

    @Test
    void manyThreadsNeverGetTogetherOverACap() throws Exception {
        cap(DAY, "1");
        Callable<Boolean> ask = () -> {
            try (Hold hold = ledger.reserve(Plans.of(GPT_4O))) {
                BudgetState state = cap(false);
                assertThat(state.spent().add(state.held())).isLessThanOrEqualTo(BigDecimal.ONE);
                hold.sent();
                hold.succeeded(Results.whole(Usage.of(1_000, 1_000), null));
                return true;
            } catch (ChatException e) {
                return false;
            }
        };
        var asking = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 200; i++) {
            asking.add(ask);
        }

        int let = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(asking)) {
                let += answer.get() ? 1 : 0;
            }
        }

        assertThat(let).isEqualTo(80); // 80 x 0.0125 = 1
        assertThat(ledger.spentToday()).isEqualByComparingTo("1");
    }

    @Test
    void whatWasServedIsPriced() throws ChatException {
        try (Hold hold = ledger.reserve(Plans.of(GPT_4O))) {
            hold.sent();
            Attempt settled = hold.succeeded(Results.whole(Usage.of(1_000, 1_000), "gpt-4o-mini"));

            assertThat(settled.priceId()).isEqualTo(GPT_4O_MINI + "#1");
            assertThat(settled.cost().usd()).isEqualByComparingTo("0.00075");
        }
    }

    @Test
    void whatTheProviderReportedGoesFirstAndTheComputedCostIsKeptBesideIt() throws ChatException {
        var usage = new Usage(1_000, 0, 0, 0, 1_000, null, true, new BigDecimal("0.5"), "{}");
        try (Hold hold = ledger.reserve(Plans.of(GPT_4O))) {
            hold.sent();
            hold.succeeded(Results.whole(usage, null));
            Attempt kept = new LedgerStore(database).find(hold.attempt().id()).orElseThrow();

            assertThat(kept.cost()).isEqualTo(new Cost(new BigDecimal("0.5"), CostStatus.EXACT));
            assertThat(kept.charge().computedUsd()).isEqualByComparingTo("0.0125");
            assertThat(kept.outcome().finish()).isEqualTo(FinishReason.STOP);
            assertThat(kept.overHold()).isTrue();
        }
    }

    @Test
    void thePriceThatTheUserSetForTheModelGoesBeforeTheListedOneOfWhatWasServed() throws ChatException {
        Price own = new Price(
                "own", GPT_4O, Rates.of("1", "1"), List.of(), null, null, null, new PriceOrigin(Kind.USER, "", null));
        PriceSource withOwn = (model, sent) -> model.equals(GPT_4O) ? Optional.of(own) : Plans.PRICES.at(model, sent);
        try (Hold hold = new Ledger(database, withOwn, Clock.fixed(NOON, ZoneOffset.UTC)).reserve(Plans.of(GPT_4O))) {
            hold.sent();
            Attempt settled = hold.succeeded(Results.whole(Usage.of(1_000, 1_000), "gpt-4o-mini"));

            assertThat(settled.priceId()).isEqualTo("own");
            assertThat(settled.cost().usd()).isEqualByComparingTo("0.002");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anAttemptThatCouldNotBeSettledForWantOfSpaceIsSettledWithTheNextReservation() throws Exception {
        var usage = new Usage(1_000, 0, 0, 0, 1_000, null, true, null, "x".repeat(5_000_000));
        Hold hold = ledger.reserve(Plans.of(GPT_4O));
        hold.sent();
        try (var full = new FullDisk(folder.resolve("patchbay.mv.db"))) {
            assertThat(full).isNotNull();
            assertThatThrownBy(() -> hold.succeeded(Results.whole(usage, null))).isInstanceOf(StorageException.class);
            assertThatThrownBy(hold::close).isInstanceOf(StorageException.class);
        }

        ledger.reserve(Plans.of(FREE)).close();

        Attempt late = new LedgerStore(database).find(hold.attempt().id()).orElseThrow();
        assertThat(late.state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(late.cost()).isEqualTo(new Cost(new BigDecimal("0.0125"), CostStatus.EXACT));
        assertThat(ledger.spentToday()).isEqualByComparingTo("0.0125");
    }

    @Test
    void anAnswerWithoutUsageIsEstimatedFromPromptAndText() throws ChatException {
        Attempt settled = success(GPT_4O, null);

        assertThat(settled.usage().input()).isEqualTo(100);
        assertThat(settled.usage().output()).isEqualTo(3); // "Hello there"
        assertThat(settled.cost().status()).isEqualTo(CostStatus.ESTIMATED);
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY_REJECTED", "RATE_LIMITED", "SERVER", "DNS", "CONNECT", "TLS", "UNKNOWN_MODEL"})
    void aRefusedRequestCostsNothing(FailureKind kind) throws ChatException {
        Attempt settled = fail(kind, 0, null);

        assertThat(settled.state()).isEqualTo(AttemptState.FAILED_BEFORE_TOKENS);
        assertThat(settled.cost().status()).isEqualTo(CostStatus.ZERO);
        assertThat(settled.usage()).isNull();
    }

    @Test
    void anyRefusingStatusCostsNothing() throws ChatException {
        assertThat(fail(FailureKind.BAD_REPLY, 502, null).cost().status()).isEqualTo(CostStatus.ZERO);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "NETWORK"})
    void aLostReplyIsChargedThePromptAsAnEstimate(FailureKind kind) throws ChatException {
        Attempt settled = fail(kind, 0, null);

        assertThat(settled.cost().status()).isEqualTo(CostStatus.ESTIMATED);
        assertThat(settled.cost().usd()).isEqualByComparingTo("0.00025");
    }

    @Test
    void aCutStreamIsChargedTheReportedPromptAndTheTextThatCame() throws ChatException {
        Attempt settled = fail(FailureKind.CUT, 200, Usage.of(40, 1));

        assertThat(settled.state()).isEqualTo(AttemptState.FAILED_MID_STREAM);
        assertThat(settled.usage().input()).isEqualTo(40);
        assertThat(settled.usage().output()).isEqualTo(2); // "Half of" has 7 bytes
        assertThat(settled.cost().status()).isEqualTo(CostStatus.ESTIMATED);
        assertThat(settled.cost().usd()).isEqualByComparingTo("0.00012");
    }

    @Test
    void aCancelledStreamIsNeverFreeUnlessTheModelIs() throws ChatException {
        assertThat(cancel(GPT_4O).cost().status()).isEqualTo(CostStatus.ESTIMATED);
        assertThat(cancel(FREE).cost().status()).isEqualTo(CostStatus.ZERO);
        assertThat(cancel(UNPRICED).cost().status()).isEqualTo(CostStatus.UNPRICED);
    }

    @Test
    void closingBeforeSendingGivesTheMoneyBack() throws ChatException {
        cap(DAY, "1");
        Hold hold = ledger.reserve(Plans.of(GPT_4O));
        hold.close();

        assertThat(hold.attempt().state()).isEqualTo(AttemptState.RELEASED);
        assertThat(cap(false).left()).isEqualByComparingTo("1");
    }

    @Test
    void anAttemptGivenUpAfterSendingIsEstimated() throws ChatException {
        Hold hold = ledger.reserve(Plans.of(GPT_4O));
        hold.sent();
        hold.close();

        assertThat(hold.attempt().cost().status()).isEqualTo(CostStatus.ESTIMATED);
        assertThat(ledger.spentToday()).isEqualByComparingTo("0.00025");
    }

    @Test
    void aSettledRowNeverChanges() throws ChatException {
        Hold hold = ledger.reserve(Plans.of(GPT_4O));
        hold.sent();
        hold.succeeded(Results.whole(Usage.of(1_000, 1_000), null));

        assertThatThrownBy(() -> hold.cancelled(null)).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.spentToday()).isEqualByComparingTo("0.0125");
    }

    @Test
    void theDayOfSendingInTheStoredZoneIsCharged() throws ChatException {
        database.close();
        database = new Database(folder.resolve("elsewhere"), ZoneId.of("Asia/Tokyo"));
        Ledger beforeMidnightUtc = ledgerAt(Instant.parse("2026-11-22T14:59:59Z"));
        Ledger inTokyoTomorrow = ledgerAt(Instant.parse("2026-11-22T15:00:00Z"));
        Hold hold = beforeMidnightUtc.reserve(Plans.of(GPT_4O));
        hold.sent();
        hold.succeeded(Results.whole(Usage.of(1_000, 1_000), null));

        assertThat(beforeMidnightUtc.spentToday()).isEqualByComparingTo("0.0125");
        assertThat(inTokyoTomorrow.spentToday()).isEqualByComparingTo("0");
    }

    private Ledger ledgerAt(Instant time) {
        return new Ledger(database, Plans.PRICES, Clock.fixed(time, ZoneOffset.UTC));
    }

    private Attempt success(ModelId model, Usage usage) throws ChatException {
        return success(ledger, model, usage);
    }

    private static Attempt success(Ledger ledger, ModelId model, Usage usage) throws ChatException {
        try (Hold hold = ledger.reserve(Plans.of(model))) {
            hold.sent();
            return hold.succeeded(Results.whole(usage, null));
        }
    }

    private Attempt fail(FailureKind kind, int status, Usage usage) throws ChatException {
        try (Hold hold = ledger.reserve(Plans.of(GPT_4O))) {
            hold.sent();
            return hold.failed(Results.failure(kind, status), usage == null ? null : Results.cut("Half of", usage));
        }
    }

    private Attempt cancel(ModelId model) throws ChatException {
        try (Hold hold = ledger.reserve(Plans.of(model))) {
            hold.sent();
            hold.streaming();
            return hold.cancelled(Results.cut("Half of", null));
        }
    }

    private void cap(Budget.Period period, String usd) {
        new Budgets(database, Clock.systemUTC()).set(Budget.overall(period, new BigDecimal(usd)));
    }

    /// How the only cap stands.
    private BudgetState cap(boolean demo) {
        return ledger.caps(demo).all().getFirst();
    }

    private static RecursiveComparisonConfiguration comparingDecimals() {
        return RecursiveComparisonConfiguration.builder()
                .withEqualsForType(
                        (one, other) -> Objects.compare(one, other, BigDecimal::compareTo) == 0, BigDecimal.class)
                .build();
    }
}
