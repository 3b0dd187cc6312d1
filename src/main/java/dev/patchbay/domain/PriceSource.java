package dev.patchbay.domain;

import java.time.Instant;
import java.util.Optional;

/// Knows what a model cost at a time.
@FunctionalInterface
public interface PriceSource {

    /// @return the price that holds for `model` (or the model it is an alias of) at `sent`; empty: unpriced
    Optional<Price> at(ModelId model, Instant sent);
}
