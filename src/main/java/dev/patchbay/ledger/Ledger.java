package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ChatException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/// All attempts, for ever. Every call blocks on the database; safe for use by several threads.
/// Spent money is always computed from rows.
public final class Ledger {

    /// Holds the worst case, in one transaction with the check against every cap.
    ///
    /// @throws ChatException OverBudget with the numbers, UnpricedUnderBudget, or Storage
    public Hold reserve(Plan plan, List<Budget> budgets) throws ChatException {
        throw new UnsupportedOperationException();
    }

    /// How each cap stands now.
    ///
    /// @param demo whether to count Demo's play money instead of real money
    public List<BudgetState> budgets(List<Budget> budgets, boolean demo) {
        throw new UnsupportedOperationException();
    }

    /// Real money of today, settled, in US dollars.
    public BigDecimal spentToday() {
        throw new UnsupportedOperationException();
    }

    /// Attempts of one conversation, oldest first.
    public List<Attempt> ofConversation(UUID conversation) {
        throw new UnsupportedOperationException();
    }

    /// Settles what a killed program left: RESERVED is released, SENT and STREAMING are estimated.
    /// Called once, before the first reservation.
    public void recover() {
        throw new UnsupportedOperationException();
    }
}
