package dev.patchbay.domain;

import java.util.List;

/// The sum of attempts that have the same values. Real money and Demo's are never in one group.
///
/// @param keys one value for each [Dimension] grouped by, in that order
/// @param demo whether it is Demo's play money
public record UsageGroup(List<String> keys, boolean demo, UsageSum sum) {

    /// The value of the only dimension, or of the first.
    public String key() {
        return keys.getFirst();
    }
}
