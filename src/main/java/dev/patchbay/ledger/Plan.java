package dev.patchbay.ledger;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An attempt about to be made: what the ledger needs to hold its money.
///
/// @param price      null if no price is known
/// @param inputAtMost tokens; an upper bound that holds money
/// @param inputAbout tokens; what an unfinished attempt is billed for when the provider reported nothing
/// @param maxTokens  the output cap that will be sent
public record Plan(
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
        @Nullable Price price,
        long inputAtMost,
        long inputAbout,
        int maxTokens) {}
