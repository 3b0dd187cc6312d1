package dev.patchbay.provider;

import dev.patchbay.catalog.KnownEndpoint;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import java.util.Map;

/// Providers as the catalogue knows them.
final class KnownProviders {
    private KnownProviders() {}

    /// A built-in provider, or an endpoint at a known service.
    static Provider named(String name) {
        var catalog = new ProviderCatalog();
        return catalog.find(new ProviderId(name)).orElseGet(() -> endpoint(catalog, name));
    }

    private static Provider endpoint(ProviderCatalog catalog, String name) {
        KnownEndpoint known = catalog.knownEndpoints().stream()
                .filter(endpoint -> endpoint.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The catalogue does not know " + name));
        return new Provider(
                new ProviderId(name),
                known.name(),
                Provider.Kind.ENDPOINT,
                known.baseUrl(),
                known.protocol(),
                known.dialect(),
                Map.of(),
                known.keyNeed(),
                null,
                null);
    }
}
