package dev.patchbay.ui.providers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What other services know of a provider.
///
/// @param catalogued models in the catalogue
/// @param month      this month's cost in US dollars, or null if it is not known yet
/// @param estimated  whether some of that cost is an estimate
record CardFacts(int catalogued, @Nullable BigDecimal month, boolean estimated) {
    static final CardFacts NONE = new CardFacts(0, null, false);
}
