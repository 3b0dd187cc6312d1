package dev.patchbay.catalog;

import dev.patchbay.domain.Model;
import dev.patchbay.domain.Price;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A model and its dated prices, as one file lists them.
///
/// @param prices periods that do not overlap, oldest first
public record ModelEntry(Model model, List<Price> prices) {
    public ModelEntry {
        prices = List.copyOf(prices);
    }

    /// The price that holds at `sent`, if one does.
    public Optional<Price> at(Instant sent) {
        return prices.stream().filter(price -> price.holdsAt(sent)).findFirst();
    }

    /// Whether its first period has begun at `sent`: from then on it says all there is to say of the model.
    public boolean begunAt(Instant sent) {
        return !prices.isEmpty()
                && prices.stream().anyMatch(price -> price.from() == null || !sent.isBefore(price.from()));
    }
}
