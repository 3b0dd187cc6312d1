package dev.patchbay.ledger;

import static dev.patchbay.domain.Budget.Period.DAY;
import static dev.patchbay.domain.Budget.Period.MONTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.CapWarning;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import dev.patchbay.store.Database;
import dev.patchbay.testing.TestClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsTest {
    private static final Scope OPENAI = new Scope.OfProvider(new ProviderId("openai"));
    private static final Scope CODING = new Scope.OfTask(TaskType.CODING);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private Database database;
    private Budgets budgets;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("patchbay"), ZoneOffset.UTC);
        budgets = new Budgets(database, clock);
        ledger = new Ledger(database, Plans.PRICES, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneCapForEachScopeAndPeriodIsThereAfterARestart() {
        set(Scope.EVERYTHING, DAY, "5");
        set(OPENAI, DAY, "1");
        set(OPENAI, DAY, "2");
        set(new Scope.OfProfile("default"), MONTH, "0.5");
        set(CODING, MONTH, "3");
        budgets.remove(CODING, MONTH);
        budgets.remove(CODING, DAY);

        close();
        open();

        assertThat(budgets.all())
                .extracting(Budget::scope)
                .containsExactly(Scope.EVERYTHING, new Scope.OfProfile("default"), OPENAI);
        assertThat(budgets.all().getLast().capUsd()).isEqualByComparingTo("2");
    }

    @Test
    void everyCapCountsWhatBelongsToIt() throws ChatException {
        set(Scope.EVERYTHING, DAY, "5");
        set(OPENAI, MONTH, "5");
        set(CODING, DAY, "5");
        set(new Scope.OfTask(TaskType.GENERAL), DAY, "5");
        spend();
        Hold open = ledger.reserve(Plans.of(Plans.GPT_4O_MINI));

        assertThat(budgets.states(false))
                .filteredOn(state -> !state.budget().scope().equals(new Scope.OfTask(TaskType.GENERAL)))
                .hasSize(3)
                .allSatisfy(state -> {
                    assertThat(state.spent()).isEqualByComparingTo("0.0125");
                    assertThat(state.held()).isEqualByComparingTo("0.00075");
                });
        BudgetState general = budgets.states(false).stream()
                .filter(state -> state.budget().scope().equals(new Scope.OfTask(TaskType.GENERAL)))
                .findFirst()
                .orElseThrow();
        assertThat(general.spent()).isEqualByComparingTo("0");
        assertThat(general.held()).isEqualByComparingTo("0");
        open.close();
    }

    @Test
    void whatIsNotSentAtMidnightCountsForTheDayThatBeginsAndWhatIsSentStays() throws ChatException {
        set(Scope.EVERYTHING, DAY, "0.02");
        Hold sent = ledger.reserve(Plans.of(Plans.GPT_4O, 1_000, 100));
        sent.sent();
        Hold waiting = ledger.reserve(Plans.of(Plans.GPT_4O, 1_000, 1_000));

        clock.forward(Duration.ofHours(12));

        assertThat(budgets.states(false).getFirst().held()).isEqualByComparingTo("0.0125");
        waiting.sent();
        waiting.succeeded(Results.whole(Usage.of(1_000, 1_000), null));
        sent.succeeded(Results.whole(Usage.of(1_000, 100), null));
        assertThat(budgets.states(false).getFirst().spent()).isEqualByComparingTo("0.0125");
        assertThat(budgets.overall(MONTH, false).spent()).isEqualByComparingTo("0.016");
    }

    @Test
    void eachShareIsSaidOnceAlsoAcrossARestartAndAgainInTheNextPeriod() throws ChatException {
        set(Scope.EVERYTHING, DAY, "0.025");
        set(OPENAI, MONTH, "0.0375");
        assertThat(budgets.warnings()).isEmpty();

        spend();
        assertThat(budgets.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.percent()).isEqualTo(50);
            assertThat(warning.state().budget().scope()).isEqualTo(Scope.EVERYTHING);
        });
        assertThat(budgets.warnings()).isEmpty();
        close();
        open();
        assertThat(budgets.warnings()).isEmpty();

        spend();
        assertThat(budgets.warnings())
                .extracting(CapWarning::percent)
                .containsExactly(100, 50); // of the day's, 80 was passed over
        clock.forward(Duration.ofDays(1));
        spend();
        assertThat(budgets.warnings()).extracting(CapWarning::percent).containsExactly(50, 100);
    }

    @Test
    void heldMoneyAndPlayMoneyWarnNobodyAndACapThatIsChangedWarnsAnew() throws ChatException {
        set(Scope.EVERYTHING, DAY, "0.0125");
        Hold held = ledger.reserve(Plans.of(Plans.GPT_4O));
        try (Hold demo = ledger.reserve(Plans.of(Plans.GPT_4O, 1_000, 1_000, null, true))) {
            demo.sent();
            demo.succeeded(Results.whole(Usage.of(1_000, 1_000), null));
        }
        assertThat(budgets.warnings()).isEmpty();
        held.close();

        spend();
        assertThat(budgets.warnings()).extracting(CapWarning::percent).containsExactly(100);
        set(Scope.EVERYTHING, DAY, "0.025");
        assertThat(budgets.warnings()).extracting(CapWarning::percent).containsExactly(50);
    }

    @Test
    void aNewDatabaseGetsTheCapsThatWereKnown() {
        set(OPENAI, DAY, "2");

        database.setAside();
        assertThat(new Budgets(database, clock).all()).isEmpty();
        budgets.saveAgain();

        assertThat(budgets.all())
                .singleElement()
                .satisfies(cap -> assertThat(cap.scope()).isEqualTo(OPENAI));
    }

    private void spend() throws ChatException {
        try (Hold hold = ledger.reserve(Plans.of(Plans.GPT_4O))) {
            hold.sent();
            hold.succeeded(Results.whole(Usage.of(1_000, 1_000), null));
        }
    }

    private void set(Scope scope, Budget.Period period, String usd) {
        budgets.set(new Budget(scope, period, new BigDecimal(usd)));
    }
}
