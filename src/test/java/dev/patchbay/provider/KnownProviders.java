package dev.patchbay.provider;

import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Providers as the catalogue knows them.
final class KnownProviders {
    private KnownProviders() {}

    /// A built-in provider, or an endpoint at a known service.
    static Provider named(String name) {
        return known(name).orElseThrow(() -> new AssertionError("The catalogue does not know " + name));
    }

    /// As [#named(String)], or an endpoint that nobody has heard of.
    static Provider named(String name, Protocol protocol) {
        return known(name).orElseGet(() -> endpoint(name, URI.create("https://unknown.example/v1"), protocol));
    }

    private static Optional<Provider> known(String name) {
        var catalog = new ProviderCatalog();
        return catalog.find(new ProviderId(name))
                .or(() -> catalog.knownEndpoints().stream()
                        .filter(endpoint -> endpoint.id().equals(name))
                        .findFirst()
                        .map(known -> endpoint(name, known.baseUrl(), known.protocol(), known.dialect())));
    }

    private static Provider endpoint(String name, URI baseUrl, Protocol protocol) {
        return endpoint(name, baseUrl, protocol, Dialect.of(protocol));
    }

    private static Provider endpoint(String name, URI baseUrl, Protocol protocol, Dialect dialect) {
        return new Provider(
                new ProviderId(name),
                name,
                Provider.Kind.ENDPOINT,
                baseUrl,
                protocol,
                dialect,
                Map.of(),
                Provider.KeyNeed.OPTIONAL,
                null,
                null);
    }
}
