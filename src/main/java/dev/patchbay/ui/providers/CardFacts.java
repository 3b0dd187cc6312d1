package dev.patchbay.ui.providers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What other services know of a provider.
///
/// @param catalogued models in the catalogue
/// @param month      this month's cost in US dollars, or null if it is not known yet
/// @param estimated  whether some of that cost is an estimate
/// @param session    whether keys are gone when the program ends
record CardFacts(int catalogued, @Nullable BigDecimal month, boolean estimated, boolean session) {
    static final CardFacts NONE = new CardFacts(0, null, false, false);

    CardFacts withMonth(BigDecimal cost, boolean guessed) {
        return new CardFacts(catalogued, cost, guessed, session);
    }

    CardFacts withCatalogue(int models, boolean sessionOnly) {
        return new CardFacts(models, month, estimated, sessionOnly);
    }
}
