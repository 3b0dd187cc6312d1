package dev.patchbay.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Why an attempt is made: all that is decided before it is sent.
///
/// @param request      the question this belongs to: a fallback shares it with what it replaces
/// @param conversation where it was asked, or null
/// @param profile      the id of the profile in use
/// @param position     0 for the first candidate of the route, 1 for its first fallback, ...
/// @param fallbackOf   the attempt this one replaces, or null
/// @param demo         play money: left out of real totals
/// @param overCap      whether the user allowed it to break a cap, this once; in the ledger only where it did
public record Origin(
        UUID request,
        @Nullable UUID conversation,
        String profile,
        TaskType task,
        Purpose purpose,
        ModelId model,
        Route.Reason reason,
        int position,
        @Nullable UUID fallbackOf,
        boolean demo,
        boolean overCap) {

    /// What this counts for, the widest first.
    public List<Scope> scopes() {
        return Scope.of(profile, model.provider(), task);
    }

    public Origin withOverCap(boolean allowed) {
        return new Origin(
                request, conversation, profile, task, purpose, model, reason, position, fallbackOf, demo, allowed);
    }
}
