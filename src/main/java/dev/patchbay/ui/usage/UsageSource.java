package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsagePage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the Usage panel reads. Every call blocks.
interface UsageSource {

    UsageData read(UsageQuery query);

    /// Newest first.
    UsagePage page(UsageFilter filter, UsagePage.@Nullable Cursor after);

    /// One attempt with all that explains it.
    AttemptDetails details(Attempt attempt);

    /// @throws java.util.NoSuchElementException if there is no such attempt
    Attempt find(UUID attempt);
}
