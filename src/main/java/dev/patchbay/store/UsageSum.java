package dev.patchbay.store;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.TaskType;
import java.math.BigDecimal;
import java.time.LocalDate;

/// The sum of the settled attempts that were sent on one day to one model for one task and purpose.
///
/// @param input        uncached input tokens, cache writes included
/// @param exactUsd     US dollars known exactly
/// @param estimatedUsd US dollars estimated
/// @param estimated    attempts with an estimated cost
/// @param unpriced     attempts whose cost is in no sum
public record UsageSum(
        LocalDate day,
        ModelId model,
        TaskType task,
        Purpose purpose,
        boolean demo,
        long attempts,
        long input,
        long cachedInput,
        long output,
        BigDecimal exactUsd,
        BigDecimal estimatedUsd,
        long estimated,
        long unpriced) {}
