package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceSource;
import dev.patchbay.domain.Rates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Dated prices of the bundled catalogue. Safe for use by several threads; read on first use.
public final class PriceBook implements PriceSource {
    private final ProviderCatalog providers;

    /// @param providers says which service an endpoint of the user's is, and so whose prices hold
    public PriceBook(ProviderCatalog providers) {
        this.providers = providers;
    }

    @Override
    public Optional<Price> at(ModelId model, Instant sent) {
        if (providers.free(model.provider())) {
            return Optional.of(onOwnMachine(model));
        }
        return providers
                .catalogueId(model.provider())
                .flatMap(provider -> ModelFile.get().prices(provider, model.name()).stream()
                        .filter(price -> price.holdsAt(sent))
                        .findFirst());
    }

    private static Price onOwnMachine(ModelId model) {
        return new Price(
                model.provider() + "@free", model, Rates.of("0", "0"), List.of(), null, null, null, "your own machine");
    }
}
