package dev.patchbay.pricing;

import dev.patchbay.catalog.ModelEntry;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PriceDifference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a price file does about one model.
///
/// @param name        as the file calls it
/// @param from        when the change begins, or null where nothing changes
/// @param differences what becomes different; of a new model everything
/// @param why         why it is left out or refused; "" otherwise
/// @param entry       what is kept of it, or null
public record PriceChange(
        Kind kind,
        String name,
        @Nullable Instant from,
        List<PriceDifference> differences,
        String why,
        @Nullable ModelEntry entry) {
    public PriceChange {
        differences = List.copyOf(differences);
    }

    /// In the order in which they are worth reading.
    public enum Kind {
        CHANGED,
        NEW,
        REFUSED,
        LEFT_OUT,
        SAME
    }

    static PriceChange without(Kind kind, String name, String why) {
        return new PriceChange(kind, name, null, List.of(), why, null);
    }

    static PriceChange same(ModelId id) {
        return without(Kind.SAME, id.toString(), "");
    }
}
