package dev.patchbay.pricing;

import dev.patchbay.domain.PriceOrigin;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// What a price file would change, before anything is changed.
///
/// @param kind    FILE or LITELLM
/// @param asOf    the day the file was made, or from which it holds
/// @param changes one for each entry of the file, those that change something first
public record PricePreview(PriceOrigin.Kind kind, String file, LocalDate asOf, List<PriceChange> changes) {
    public PricePreview {
        changes = changes.stream()
                .sorted(Comparator.comparing(PriceChange::kind).thenComparing(PriceChange::name))
                .toList();
    }

    public long count(PriceChange.Kind of) {
        return changes.stream().filter(change -> change.kind() == of).count();
    }

    /// Whether applying it would change anything.
    public boolean changesSomething() {
        return changes.stream().anyMatch(change -> change.entry() != null);
    }
}
