package dev.patchbay.catalog;

import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import java.util.List;
import java.util.Optional;

/// All models: those of the bundled catalogue and those that a provider's own list named.
/// Safe for use by several threads. The bundled `models.json` is read on first use.
public final class ModelCatalog {

    /// By exact name or listed alias, never by prefix.
    public Optional<Model> find(ModelId id) {
        throw new UnsupportedOperationException();
    }

    /// Models that can be picked, active ones first, newest first; then models only the provider's list
    /// names; retired ones last.
    public List<Model> of(ProviderId provider) {
        throw new UnsupportedOperationException();
    }

    /// The model to suggest when a provider has just been connected; empty if nothing is known of it.
    public Optional<Model> suggested(ProviderId provider) {
        throw new UnsupportedOperationException();
    }

    /// Records the names in a provider's own list; replaces an earlier list.
    public void setListed(ProviderId provider, List<String> names) {
        throw new UnsupportedOperationException();
    }
}
