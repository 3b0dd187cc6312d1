package dev.patchbay.provider.usage;

import dev.patchbay.domain.Usage;

/// What became of a provider's `usage` object.
public sealed interface UsageReport {

    /// @param complete false where input or output was left out and nothing else tells it: the cost is then a lower
    ///                 bound, and `usage` is not consistent
    record Counted(Usage usage, boolean complete) implements UsageReport {}

    /// Nothing was reported.
    record Missing() implements UsageReport {}

    /// The report cannot be true, and a guess would be worse than none.
    ///
    /// @param why names the count
    record Refused(String why) implements UsageReport {}
}
