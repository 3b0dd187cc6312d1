package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Rates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A price that the user set. It is never changed: a later one takes its place from a moment on.
///
/// @param number in the order in which they were set
/// @param model  as the user's providers name it
/// @param from   first instant at which it holds
/// @param setOn  the day the user set it
/// @param rates  US dollars per 1,000,000 tokens; null: from here on the user has no price of their own
public record OwnPrice(
        long number,
        ModelId model,
        Instant from,
        LocalDate setOn,
        @Nullable Rates rates) {

    /// @param to the moment the next one begins, or null
    Price price(Rates known, @Nullable Instant to) {
        return new Price(
                model + "@own" + number,
                model,
                known,
                List.of(),
                null,
                from,
                to,
                new PriceOrigin(PriceOrigin.Kind.USER, "", setOn));
    }
}
