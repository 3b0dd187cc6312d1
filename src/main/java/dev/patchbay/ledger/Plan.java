package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt about to be made: what the ledger needs to hold its money.
///
/// @param price       null if no price is known
/// @param inputAtMost tokens; an upper bound that holds money
/// @param inputAbout  tokens; what an unfinished attempt is billed for when the provider reported nothing
/// @param maxTokens   the output cap that will be sent
public record Plan(Origin origin, @Nullable Price price, long inputAtMost, long inputAbout, int maxTokens) {

    public ModelId model() {
        return origin.model();
    }

    /// The most it can cost, in US dollars; null without a price.
    public @Nullable BigDecimal worstUsd() {
        return price == null ? null : price.worstCase(inputAtMost, maxTokens);
    }

    /// @param overCap whether it breaks a cap, as the user allowed
    Attempt reserved(Instant at, boolean overCap) {
        return Attempt.reserved(origin.withOverCap(overCap), at, worstUsd());
    }
}
