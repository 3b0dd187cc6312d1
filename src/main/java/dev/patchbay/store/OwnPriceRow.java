package dev.patchbay.store;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Rates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A price that the user set, as it is kept.
///
/// @param from  first instant at which it holds
/// @param rates US dollars per 1,000,000 tokens; null ends the user's own price
public record OwnPriceRow(
        long number,
        ModelId model,
        Instant from,
        Instant setAt,
        @Nullable Rates rates) {}
