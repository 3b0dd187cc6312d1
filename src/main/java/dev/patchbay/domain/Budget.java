package dev.patchbay.domain;

import java.math.BigDecimal;

/// A cap that no single request can break: one for each scope and period. Demo's play money is held against
/// the same caps, but counted apart: trying Demo never uses up what real models may spend.
///
/// @param capUsd US dollars, not negative; 0 allows free models only
public record Budget(Scope scope, Period period, BigDecimal capUsd) {

    /// @throws IllegalArgumentException if the cap is negative
    public Budget {
        if (capUsd.signum() < 0) {
            throw new IllegalArgumentException("A cap cannot be negative");
        }
    }

    /// A cap on everything that is spent.
    public static Budget overall(Period period, BigDecimal capUsd) {
        return new Budget(Scope.EVERYTHING, period, capUsd);
    }

    /// How long a cap lasts, in the stored time zone.
    public enum Period {
        DAY,
        MONTH
    }
}
