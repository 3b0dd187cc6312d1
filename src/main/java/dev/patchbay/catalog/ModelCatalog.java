package dev.patchbay.catalog;

import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All models: those of the bundled catalogue, those of loaded price files (as soon as somebody asked for a price)
/// and those that a provider's own list named. Never blocks but for the bundled file, which is read on first use.
/// Safe for use by several threads.
public final class ModelCatalog {
    private final ProviderCatalog providers;
    private final Shelves shelves;
    private final Map<ProviderId, List<String>> listed = new ConcurrentHashMap<>();

    /// Without loaded files.
    ///
    /// @param providers says which service an endpoint of the user's is, and so what its models are
    public ModelCatalog(ProviderCatalog providers) {
        this(providers, AddedPrices.Source.NONE);
    }

    public ModelCatalog(ProviderCatalog providers, AddedPrices.Source added) {
        this.providers = providers;
        shelves = new Shelves(added);
    }

    /// By exact name or listed alias, never by prefix.
    public Optional<Model> find(ModelId id) {
        Optional<Model> known = providers
                .catalogueId(id.provider())
                .flatMap(provider -> shelves.known().find(provider, id.name()))
                .map(entry -> at(id.provider(), entry.model()));
        return known.or(
                () -> listed(id.provider()).contains(id.name()) ? Optional.of(Model.unlisted(id)) : Optional.empty());
    }

    /// Models that can be picked, active ones first, newest first; then models only the provider's list
    /// names; retired ones last.
    public List<Model> of(ProviderId provider) {
        List<Model> known = known(provider);
        List<Model> alive = known.stream()
                .filter(model -> model.status() != Model.Status.RETIRED)
                .sorted(Comparator.comparing(Model::status))
                .toList();
        Stream<Model> unlisted = listed(provider).stream()
                .filter(ModelCatalog::forChat)
                .filter(name -> known.stream().noneMatch(model -> named(model, name)))
                .map(name -> Model.unlisted(new ModelId(provider, name)));
        Stream<Model> retired = known.stream().filter(model -> model.status() == Model.Status.RETIRED);
        return Stream.of(alive.stream(), unlisted, retired)
                .flatMap(models -> models)
                .toList();
    }

    /// The model to suggest when a provider has just been connected; empty if nothing is known of it.
    public Optional<Model> suggested(ProviderId provider) {
        List<String> names = listed(provider);
        List<Model> candidates = of(provider).stream()
                .filter(model -> model.status() != Model.Status.RETIRED)
                .filter(model -> names.isEmpty() || names.stream().anyMatch(name -> named(model, name)))
                .toList();
        String preferred = ProviderFile.get().suggested().get(provider);
        return candidates.stream()
                .filter(model -> model.id().name().equals(preferred))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    /// Records the names in a provider's own list; replaces an earlier list.
    public void setListed(ProviderId provider, List<String> names) {
        listed.put(provider, List.copyOf(names));
    }

    private List<Model> known(ProviderId provider) {
        return providers
                .catalogueId(provider)
                .map(id -> shelves.known().of(id).stream()
                        .map(entry -> at(provider, entry.model()))
                        .toList())
                .orElse(List.of());
    }

    private List<String> listed(ProviderId provider) {
        return listed.getOrDefault(provider, List.of());
    }

    private static boolean named(Model model, String name) {
        return model.id().name().equals(name) || model.aliases().contains(name);
    }

    private static boolean forChat(String name) {
        return ProviderFile.get().notForChat().stream().noneMatch(name::contains);
    }

    /// The same model, named as the user's endpoint names it.
    private static Model at(ProviderId provider, Model model) {
        return new Model(
                new ModelId(provider, model.id().name()),
                model.displayName(),
                model.aliases(),
                model.status(),
                model.shutdown(),
                model.replacement(),
                model.contextWindow(),
                model.maxOutputTokens(),
                model.capabilities());
    }
}
