package dev.patchbay.ledger;

import dev.patchbay.domain.Budget;
import java.math.BigDecimal;

/// A cap and what has come of it, in US dollars.
///
/// @param spent settled attempts of the period
/// @param held  attempts under way, at their worst case
public record BudgetState(Budget budget, BigDecimal spent, BigDecimal held) {

    /// What may still be spent; never negative.
    public BigDecimal left() {
        return budget.capUsd().subtract(spent).subtract(held).max(BigDecimal.ZERO);
    }
}
