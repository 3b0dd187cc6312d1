package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the caps say to a plan: a row to hold its money, or why it is refused. Exactly one of both is there.
record Admission(Optional<Attempt> row, Optional<ChatFailure> refusal) {

    /// The user's override lets a known cost over a cap and is recorded with the attempt; without a price nobody could
    /// say what the user allowed.
    static Admission of(Plan plan, Instant now, List<BudgetState> caps) {
        Optional<ChatFailure> refusal = new CapStates(caps).refusal(plan);
        boolean over = refusal.isPresent();
        boolean allowed = plan.origin().overCap()
                && refusal.filter(ChatFailure.OverBudget.class::isInstance).isPresent();
        return over && !allowed
                ? new Admission(Optional.empty(), refusal)
                : new Admission(Optional.of(plan.reserved(now, over)), Optional.empty());
    }
}
