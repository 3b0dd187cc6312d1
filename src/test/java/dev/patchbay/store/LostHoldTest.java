package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Charge;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Outcome;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.TaskType;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that breaks between the steps of an attempt, when it is not known what of it was kept.
class LostHoldTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    private Database database;
    private LedgerStore store;

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("patchbay"), ZoneOffset.UTC);
        store = new LedgerStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aHoldThatIsLostIsSaidInWordsBeforeAnythingIsSentAndNeedsNoRelease() {
        Attempt lost = attempt();

        assertThatThrownBy(() -> store.sent(lost.id(), NOW, TODAY))
                .isInstanceOf(StorageException.class)
                .hasMessage("The database had to be opened again, and what was held for this request is lost."
                        + " Nothing was sent.");
        assertThatCode(() -> store.settle(lost.settled(AttemptState.RELEASED, Charge.NOTHING, Outcome.NONE)))
                .doesNotThrowAnyException();
        assertThat(store.find(lost.id())).isEmpty();
    }

    @Test
    void whatIsSentTwiceIsAFaultOfTheProgram() {
        Attempt attempt = reserved();
        store.sent(attempt.id(), NOW, TODAY);

        assertThatIllegalStateException().isThrownBy(() -> store.sent(attempt.id(), NOW, TODAY));
    }

    @Test
    void settlingAgainInTheSameWayDoesNoHarmAndCountsOnce() {
        Attempt attempt = reserved();
        store.sent(attempt.id(), NOW, TODAY);
        Attempt settled = succeeded(attempt, "0.0125");
        store.settle(settled);

        store.settle(settled);

        assertThat(database.<List<String>>read(handle -> handle.createQuery(
                                "SELECT attempts || ' ' || CAST(cost_usd AS DECIMAL(9, 4)) FROM usage_sum")
                        .mapTo(String.class)
                        .list()))
                .containsExactly("1 0.0125");
    }

    @Test
    void settlingAgainInAnotherWayIsRefused() {
        Attempt attempt = reserved();
        store.sent(attempt.id(), NOW, TODAY);
        store.settle(succeeded(attempt, "0.0125"));

        assertThatIllegalStateException().isThrownBy(() -> store.settle(succeeded(attempt, "0.0126")));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> store.settle(attempt.settled(AttemptState.INTERRUPTED, charge("0.0125"), Outcome.NONE)));
        assertThatIllegalStateException().isThrownBy(() -> store.settle(succeeded(attempt(), "0.0125")));
    }

    private Attempt reserved() {
        Attempt attempt = attempt();
        return store.reserve(
                attempt.origin(), new Bounds(1, 1, 1), () -> TODAY, caps -> attempt, decided -> Optional.of(decided));
    }

    private static Attempt attempt() {
        var origin = new Origin(
                UUID.randomUUID(),
                null,
                "default",
                TaskType.CODING,
                Purpose.CHAT,
                ModelId.of("openai", "gpt-4o"),
                Route.Reason.TASK,
                0,
                null,
                false,
                false);
        return Attempt.reserved(origin, NOW, BigDecimal.ONE);
    }

    private static Attempt succeeded(Attempt attempt, String usd) {
        return attempt.sent(NOW).settled(AttemptState.SUCCEEDED, charge(usd), Outcome.NONE);
    }

    private static Charge charge(String usd) {
        var cost = new Cost(new BigDecimal(usd), CostStatus.EXACT);
        return new Charge(Usage.of(1_000, 1_000), cost, cost.usd(), null, null);
    }
}
