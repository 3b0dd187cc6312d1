package dev.patchbay.domain;

import java.time.Instant;
import java.util.Optional;

/// Knows what a model cost at a time.
@FunctionalInterface
public interface PriceSource {

    /// @return the price that holds for `model` (or the model it is an alias of) at `sent`; empty: unpriced
    Optional<Price> at(ModelId model, Instant sent);

    /// The price that a row of the ledger names, to explain its cost; empty if it is no longer known.
    default Optional<Price> find(String priceId) {
        return Optional.empty();
    }
}
