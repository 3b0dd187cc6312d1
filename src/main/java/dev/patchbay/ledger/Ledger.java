package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Charge;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.PriceSource;
import dev.patchbay.domain.StorageException;
import dev.patchbay.store.Bounds;
import dev.patchbay.store.Database;
import dev.patchbay.store.LedgerStore;
import dev.patchbay.store.Unsettled;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// All attempts, for ever. Every call blocks on the database; safe for use by several threads.
/// Spent money is always computed from rows. Where nothing else is said, a database that fails throws
/// [StorageException].
public final class Ledger {
    private final LedgerStore store;
    private final Settlements settlements;
    private final Budgets budgets;
    private final Billing billing;
    private final Clock clock;
    private boolean recovered;

    public Ledger(Database database, PriceSource prices, Clock clock) {
        this.store = new LedgerStore(database);
        this.settlements = new Settlements(store);
        this.budgets = new Budgets(database, clock);
        this.billing = new Billing(prices);
        this.clock = clock;
    }

    /// Holds the worst case, in one transaction with the check against every cap that the attempt counts for.
    ///
    /// @throws ChatException OverBudget with the numbers, UnpricedUnderBudget, or Storage
    public Hold reserve(Plan plan) throws ChatException {
        try {
            recover();
            settlements.settleOwed();
            Admission admission = store.reserve(
                    plan.origin(),
                    new Bounds(plan.inputAbout(), plan.inputAtMost(), plan.maxTokens()),
                    this::today,
                    caps -> Admission.of(plan, clock.instant().truncatedTo(ChronoUnit.MICROS), caps),
                    Admission::row);
            if (admission.refusal().isPresent()) {
                throw new ChatException(admission.refusal().get());
            }
            Attempt attempt = admission.row().orElseThrow();
            return new Hold(store, settlements, billing, clock, attempt, plan.inputAbout());
        } catch (StorageException e) {
            throw new ChatException(new ChatFailure.Storage(e.getMessage()));
        }
    }

    /// What the caps would say to an attempt now; holds nothing.
    ///
    /// @param demo whether to count Demo's play money instead of real money
    public CapStates caps(boolean demo) {
        return new CapStates(budgets.states(demo));
    }

    /// Real money of today, settled, in US dollars.
    public BigDecimal spentToday() {
        return budgets.overall(Budget.Period.DAY, false).spent();
    }

    /// Attempts of one conversation, oldest first.
    public List<Attempt> ofConversation(UUID conversation) {
        return store.ofConversation(conversation);
    }

    /// Settles what a killed program left: RESERVED is released, SENT and STREAMING are estimated. Only the
    /// first call does something, and [#reserve] makes sure that it has happened: attempts that are under way
    /// later are this program's own.
    public synchronized void recover() {
        if (!recovered) {
            store.unsettled().forEach(this::settle);
            recovered = true;
        }
    }

    /// Lets [#recover] do its work again: the database is another one, and nothing is under way.
    public synchronized void recoverAnew() {
        recovered = false;
    }

    private void settle(Unsettled left) {
        Attempt attempt = left.attempt();
        Attempt settled = attempt.sentAt() == null
                ? attempt.settled(
                        AttemptState.RELEASED, Charge.NOTHING, attempt.outcome().lost())
                : attempt.settled(
                        AttemptState.INTERRUPTED,
                        billing.interrupted(attempt, left.inputAbout(), left.received()),
                        attempt.outcome().lost());
        store.settle(settled);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), store.zone());
    }
}
