package dev.patchbay.catalog;

import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import java.util.List;
import java.util.Optional;

/// All providers: the five built-in ones, Demo, and the user's endpoints. Safe for use by several threads.
/// The bundled `providers.json` is read on first use.
public final class ProviderCatalog {

    /// Built-in providers in their fixed order, then Demo, then endpoints by name.
    public List<Provider> all() {
        throw new UnsupportedOperationException();
    }

    public Optional<Provider> find(ProviderId id) {
        throw new UnsupportedOperationException();
    }

    /// @throws dev.patchbay.domain.UnknownProviderException if there is none
    public Provider get(ProviderId id) {
        throw new UnsupportedOperationException();
    }

    /// As [#get(ProviderId)], for a name that someone typed, which may not even be a possible id.
    public Provider get(String name) {
        throw new UnsupportedOperationException();
    }

    /// Replaces the user's endpoints.
    public void setEndpoints(List<Provider> endpoints) {
        throw new UnsupportedOperationException();
    }
}
