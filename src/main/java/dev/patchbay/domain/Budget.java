package dev.patchbay.domain;

import java.math.BigDecimal;

/// A cap that no single request can break. Demo's play money is held against the same caps, but
/// counted apart: trying Demo never uses up what real models may spend.
///
/// @param capUsd US dollars, not negative; 0 allows free models only
public record Budget(Period period, BigDecimal capUsd) {

    /// @throws IllegalArgumentException if the cap is negative
    public Budget {
        if (capUsd.signum() < 0) {
            throw new IllegalArgumentException("A cap cannot be negative");
        }
    }

    /// How long a cap lasts, in the stored time zone.
    public enum Period {
        DAY,
        MONTH
    }
}
