package dev.patchbay.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What something cost.
///
/// @param usd US dollars, exact and unrounded; null only with [CostStatus#UNPRICED]
public record Cost(@Nullable BigDecimal usd, CostStatus status) {
    public static final Cost UNPRICED = new Cost(null, CostStatus.UNPRICED);
    public static final Cost ZERO = new Cost(BigDecimal.ZERO, CostStatus.ZERO);

    public Cost estimated() {
        return status == CostStatus.EXACT ? new Cost(usd, CostStatus.ESTIMATED) : this;
    }
}
