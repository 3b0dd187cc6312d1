package dev.patchbay.ledger;

import dev.patchbay.domain.Cost;
import dev.patchbay.domain.Rates;
import dev.patchbay.domain.Usage;
import org.jspecify.annotations.Nullable;

/// What an ended attempt is charged.
///
/// @param priceId null if no price is known, or nothing was billed
record Bill(
        @Nullable Usage usage,
        Cost cost,
        @Nullable String priceId,
        @Nullable Rates rates) {
    static final Bill NOTHING = new Bill(null, Cost.ZERO, null, null);
}
