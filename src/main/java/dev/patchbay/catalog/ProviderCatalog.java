package dev.patchbay.catalog;

import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.UnknownProviderException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All providers: the five built-in ones, Demo, and the user's endpoints. Safe for use by several threads.
/// The bundled `providers.json` is read on first use.
public final class ProviderCatalog {
    private volatile List<Provider> endpoints = List.of();

    /// Built-in providers in their fixed order, then Demo, then endpoints by name.
    public List<Provider> all() {
        return Stream.concat(ProviderFile.get().providers().stream(), endpoints.stream())
                .toList();
    }

    public Optional<Provider> find(ProviderId id) {
        return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /// @throws UnknownProviderException if there is none
    public Provider get(ProviderId id) {
        return find(id).orElseThrow(() -> new UnknownProviderException(id.value()));
    }

    /// As [#get(ProviderId)], for a name that someone typed, which may not even be a possible id.
    public Provider get(String name) {
        return all().stream()
                .filter(provider -> provider.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownProviderException(name));
    }

    /// Replaces the user's endpoints. One with the id of a built-in provider is left out.
    public void setEndpoints(List<Provider> endpoints) {
        this.endpoints = endpoints.stream()
                .filter(endpoint -> ProviderFile.get().providers().stream()
                        .noneMatch(builtIn -> builtIn.id().equals(endpoint.id())))
                .sorted(Comparator.comparing(Provider::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /// Services whose manner of speaking is known, for "Add endpoint".
    public List<KnownEndpoint> knownEndpoints() {
        return ProviderFile.get().endpoints();
    }

    /// How an endpoint at `baseUrl` speaks: as the known service at that host does, else as `protocol` usually goes.
    public Dialect dialectFor(URI baseUrl, Protocol protocol) {
        return Stream.concat(
                        ProviderFile.get().providers().stream()
                                .filter(provider -> provider.protocol() == protocol && sameHost(provider, baseUrl))
                                .map(Provider::dialect),
                        known(baseUrl)
                                .filter(endpoint -> endpoint.protocol() == protocol)
                                .map(KnownEndpoint::dialect)
                                .stream())
                .findFirst()
                .orElse(Dialect.of(protocol));
    }

    /// The name under which `models.json` lists what `id` serves: its own, or that of the service at its host.
    Optional<String> catalogueId(ProviderId id) {
        Optional<Provider> found = find(id);
        if (found.isEmpty() || found.get().kind() != Provider.Kind.ENDPOINT) {
            return found.map(provider -> provider.id().value());
        }
        URI baseUrl = found.get().baseUrl();
        return Stream.concat(
                        ProviderFile.get().providers().stream()
                                .filter(provider -> sameHost(provider, baseUrl))
                                .map(provider -> provider.id().value()),
                        known(baseUrl).map(KnownEndpoint::id).stream())
                .findFirst();
    }

    /// Whether the models of `id` run on the user's own machine.
    boolean free(ProviderId id) {
        return find(id).filter(provider -> provider.kind() == Provider.Kind.ENDPOINT)
                .flatMap(provider -> known(provider.baseUrl()))
                .map(KnownEndpoint::free)
                .orElse(false);
    }

    private static Optional<KnownEndpoint> known(URI baseUrl) {
        return ProviderFile.get().endpoints().stream()
                .filter(endpoint -> endpoint.serves(baseUrl))
                .findFirst();
    }

    private static boolean sameHost(Provider provider, URI baseUrl) {
        return !provider.demo() && provider.baseUrl().getHost().equalsIgnoreCase(baseUrl.getHost());
    }
}
