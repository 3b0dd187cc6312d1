package dev.patchbay.domain;

import java.math.BigDecimal;

/// A cap and what has come of it, in US dollars.
///
/// @param spent settled attempts of the period
/// @param held  attempts under way, at their worst case
public record BudgetState(Budget budget, BigDecimal spent, BigDecimal held) {

    /// What may still be spent; never negative.
    public BigDecimal left() {
        return balance().max(BigDecimal.ZERO);
    }

    /// What may still be spent, or how far the cap is exceeded already.
    public BigDecimal balance() {
        return budget.capUsd().subtract(spent).subtract(held);
    }
}
