package dev.patchbay.ui.usage;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.TaskType;
import java.math.BigDecimal;
import java.time.LocalDate;

/// The smallest group of attempts that a person looks at: one day, model, task and purpose. Whoever has
/// all cells of a range can sum, group and filter them without asking the database again.
/// Money in US dollars, exact; estimated money apart.
///
/// @param model     the model that was asked
/// @param attempts  calls that were sent
/// @param input     uncached input tokens, cache writes included
/// @param estimated how many attempts have an estimated cost
/// @param unpriced  attempts whose price nobody knows: their cost is in no sum
/// @param demo      whether it is Demo's play money
record UsageCell(
        LocalDate day,
        ModelId model,
        TaskType task,
        Purpose purpose,
        long attempts,
        long input,
        long cachedInput,
        long output,
        BigDecimal exactUsd,
        BigDecimal estimatedUsd,
        long estimated,
        long unpriced,
        boolean demo) {

    BigDecimal usd() {
        return exactUsd.add(estimatedUsd);
    }
}
