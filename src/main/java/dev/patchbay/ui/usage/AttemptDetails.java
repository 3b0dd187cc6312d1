package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.report.CostExplanation;

/// One attempt with its cost explained.
///
/// @param place where it was asked
/// @param title of its conversation, or ""
record AttemptDetails(Attempt attempt, CostExplanation cost, Place place, String title) {

    enum Place {
        CONVERSATION,
        DELETED,
        NONE
    }
}
