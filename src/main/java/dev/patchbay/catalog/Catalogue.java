package dev.patchbay.catalog;

import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The models of one price file. Immutable.
public final class Catalogue {
    private final PriceOrigin.Kind kind;
    private final @Nullable LocalDate generated;
    private final Map<String, Map<String, ModelEntry>> byName = new LinkedHashMap<>();
    private final Map<String, Map<String, ModelEntry>> byAlias = new HashMap<>();

    /// @param generated the day the file was made, or null if it does not say
    /// @param entries   at most one for each model
    public Catalogue(PriceOrigin.Kind kind, @Nullable LocalDate generated, Collection<ModelEntry> entries) {
        this.kind = kind;
        this.generated = generated;
        entries.forEach(this::add);
    }

    private void add(ModelEntry entry) {
        String provider = entry.model().id().provider().value();
        byName.computeIfAbsent(provider, none -> new LinkedHashMap<>())
                .put(entry.model().id().name(), entry);
        for (String alias : entry.model().aliases()) {
            byAlias.computeIfAbsent(provider, none -> new HashMap<>()).put(alias, entry);
        }
    }

    /// The one that came with the program; read on first use.
    public static Catalogue bundled() {
        return Bundled.CATALOGUE;
    }

    private static final class Bundled {
        static final Catalogue CATALOGUE = CatalogueReader.bundled();
    }

    public Optional<LocalDate> generated() {
        return Optional.ofNullable(generated);
    }

    /// In the order of the file.
    public Stream<ModelEntry> entries() {
        return byName.values().stream().flatMap(models -> models.values().stream());
    }

    /// In the order of the file: newest first.
    Stream<ModelEntry> of(String provider) {
        return byName.getOrDefault(provider, Map.of()).values().stream();
    }

    Optional<ModelEntry> named(String provider, String name) {
        return Optional.ofNullable(byName.getOrDefault(provider, Map.of()).get(name));
    }

    Optional<ModelEntry> alias(String provider, String name) {
        return Optional.ofNullable(byAlias.getOrDefault(provider, Map.of()).get(name));
    }

    /// Whether nothing else is to be asked for the price of `entry` at `sent`: a catalogue file tells the whole
    /// story of a model from its first period on, also where it ends; a price map knows today's rates only.
    boolean settles(ModelEntry entry, Instant sent) {
        return kind != PriceOrigin.Kind.LITELLM && entry.begunAt(sent);
    }

    /// By the id that stands in the ledger.
    Optional<Price> find(String provider, String name, String priceId) {
        return named(provider, name).stream()
                .flatMap(entry -> entry.prices().stream())
                .filter(price -> price.id().equals(priceId))
                .findFirst();
    }
}
