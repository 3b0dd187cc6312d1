package dev.patchbay.ui.providers;

import dev.patchbay.domain.Pause;
import dev.patchbay.domain.ProxyChoice;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What other services know of a provider.
///
/// @param catalogued models in the catalogue
/// @param month      this month's cost in US dollars, or null if it is not known yet
/// @param estimated  whether some of that cost is an estimate
/// @param session    whether keys are gone when the program ends
/// @param pauses     its models that are left alone for a while
/// @param proxy      its own, or null if it is reached as all are
record CardFacts(
        int catalogued,
        @Nullable BigDecimal month,
        boolean estimated,
        boolean session,
        List<Pause> pauses,
        @Nullable ProxyChoice proxy) {
    static final CardFacts NONE = new CardFacts(0, null, false, false, List.of(), null);

    CardFacts {
        pauses = List.copyOf(pauses);
    }

    CardFacts withMonth(BigDecimal cost, boolean guessed) {
        return new CardFacts(catalogued, cost, guessed, session, pauses, proxy);
    }

    CardFacts withCatalogue(int models, boolean sessionOnly) {
        return new CardFacts(models, month, estimated, sessionOnly, pauses, proxy);
    }

    CardFacts withPauses(List<Pause> now) {
        return new CardFacts(catalogued, month, estimated, session, now, proxy);
    }

    CardFacts withProxy(@Nullable ProxyChoice own) {
        return new CardFacts(catalogued, month, estimated, session, pauses, own);
    }
}
