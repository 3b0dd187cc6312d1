package dev.patchbay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.conversation.Conversations;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.Reports;
import dev.patchbay.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProgramTest {
    @TempDir
    Path folder;

    @Test
    void afterAKillTheTextIsThereAndItsAttemptIsChargedAsAnEstimate() throws IOException {
        UUID conversation = killed();

        try (var database = new Database(file())) {
            Ledger ledger = ledger(database);
            ledger.recover();
            var conversations = new Conversations(database, Clock.systemUTC());
            conversations.recover();

            List<Attempt> attempts = ledger.ofConversation(conversation);
            assertThat(attempts)
                    .extracting(Attempt::state)
                    .containsExactly(AttemptState.RELEASED, AttemptState.INTERRUPTED);
            assertThat(attempts.getFirst().cost().status()).isEqualTo(CostStatus.ZERO);
            Attempt cut = attempts.getLast();
            assertThat(cut.cost().status()).isEqualTo(CostStatus.ESTIMATED);
            assertThat(cut.usage().input()).isEqualTo(100);
            assertThat(cut.usage().output()).isEqualTo(5); // 18 bytes of text
            assertThat(cut.cost().usd()).isEqualByComparingTo("0.0003");
            assertThat(cut.outcome().firstToken()).isNotNull();
            ConversationMessage answer = conversations.path(conversation).getLast();
            assertThat(answer.state()).isEqualTo(ConversationMessage.State.INTERRUPTED);
            assertThat(answer.message().text()).isEqualTo(ProgramToKill.TEXT);
            assertThat(answer.attempt()).isEqualTo(cut.id());
        }
    }

    @Test
    void theFirstReservationSettlesWhatAKilledProgramLeft() throws Exception {
        killed();

        try (var database = new Database(file());
                Hold hold = ledger(database).reserve(Plans.of(Plans.GPT_4O))) {
            BudgetState state = new Budgets(database, Clock.systemUTC()).overall(Budget.Period.DAY, false);

            assertThat(state.spent()).isEqualByComparingTo("0.0003");
            assertThat(state.held()).isEqualByComparingTo(hold.attempt().reservedUsd());
        }
    }

    @Test
    void recoveredAttemptsAreInTheReports() throws Exception {
        killed();

        try (var database = new Database(file())) {
            ledger(database).recover();
            LocalDate today = LocalDate.now(database.zone());
            var filter = new UsageFilter(today.minusDays(1), today, false);

            assertThat(new Reports(database).total(filter).attempts()).isEqualTo(1);
            assertThat(new Reports(database).total(filter).estimatedUsd()).isEqualByComparingTo("0.0003");
        }
    }

    @Test
    void whileAnotherProgramHasItOpenThatIsSaidAndAfterwardsItOpens() throws IOException {
        try (var database = new Database(file())) {
            try (var other = ProgramToKill.start(file())) {
                assertThat(other.conversation()).isNotNull();

                var refused = catchThrowableOfType(StorageException.class, database::reopen);

                assertThat(refused.kind()).isEqualTo(StorageException.Kind.IN_USE);
                assertThat(refused)
                        .hasMessage("Another program, most likely another Patchbay, is using the data folder " + folder
                                + ".");
            }

            database.reopen();

            assertThat(new Conversations(database, Clock.systemUTC()).list()).hasSize(1);
        }
    }

    private UUID killed() throws IOException {
        try (var program = ProgramToKill.start(file())) {
            return program.conversation();
        }
    }

    private Path file() {
        return folder.resolve("patchbay");
    }

    private static Ledger ledger(Database database) {
        return new Ledger(database, Plans.PRICES, Clock.systemUTC());
    }
}
