package dev.patchbay.store;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PriceOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// A price file that was loaded, as it is kept.
///
/// @param asOf    the day it was made, or from which it holds
/// @param entries what it changed: the model's entry by its name in the catalogue, opaque here
public record PriceFileRow(
        long number,
        PriceOrigin.Kind kind,
        String name,
        LocalDate asOf,
        Instant importedAt,
        Map<ModelId, String> entries) {
    public PriceFileRow {
        entries = Map.copyOf(entries);
    }
}
