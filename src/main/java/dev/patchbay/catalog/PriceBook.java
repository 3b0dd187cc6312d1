package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceSource;
import java.time.Instant;
import java.util.Optional;

/// Dated prices of the bundled catalogue. Safe for use by several threads; read on first use.
public final class PriceBook implements PriceSource {

    @Override
    public Optional<Price> at(ModelId model, Instant sent) {
        throw new UnsupportedOperationException();
    }
}
