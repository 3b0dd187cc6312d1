package dev.patchbay.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What something cost.
///
/// @param usd US dollars, exact and unrounded; null only with [CostStatus#UNPRICED]
public record Cost(@Nullable BigDecimal usd, CostStatus status) {
    public static final Cost UNPRICED = new Cost(null, CostStatus.UNPRICED);
    public static final Cost ZERO = new Cost(BigDecimal.ZERO, CostStatus.ZERO);

    /// Where no price is known: what the provider itself named, else nothing is known.
    public static Cost unpriced(Usage usage) {
        return usage.reportedUsd() == null ? UNPRICED : new Cost(usage.reportedUsd(), CostStatus.EXACT);
    }

    public Cost estimated() {
        return status == CostStatus.EXACT ? new Cost(usd, CostStatus.ESTIMATED) : this;
    }
}
