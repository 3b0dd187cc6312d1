package dev.patchbay.catalog;

import dev.patchbay.domain.Price;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The bundled `models.json` and `demo-models.json`, read once, on first use.
final class ModelFile {
    private final Map<String, Map<String, ModelEntry>> byName = new HashMap<>();
    private final Map<String, Map<String, ModelEntry>> byAlias = new HashMap<>();

    private ModelFile(List<JsonNode> files) {
        for (JsonNode file : files) {
            file.path("models").forEach(model -> add(ModelEntry.read(model)));
        }
    }

    static ModelFile get() {
        return Holder.FILE;
    }

    private static final class Holder {
        static final ModelFile FILE =
                new ModelFile(List.of(Resources.json("models.json"), Resources.json("demo-models.json")));
    }

    private void add(ModelEntry entry) {
        String provider = entry.model().id().provider().value();
        byName.computeIfAbsent(provider, none -> new LinkedHashMap<>())
                .put(entry.model().id().name(), entry);
        for (String alias : entry.model().aliases()) {
            byAlias.computeIfAbsent(provider, none -> new HashMap<>()).put(alias, entry);
        }
    }

    /// By exact name, else by listed alias: a name of its own goes before being another model's alias.
    Optional<ModelEntry> find(String provider, String name) {
        ModelEntry exact = byName.getOrDefault(provider, Map.of()).get(name);
        return Optional.ofNullable(
                exact != null ? exact : byAlias.getOrDefault(provider, Map.of()).get(name));
    }

    /// In the order of the file: newest first.
    List<ModelEntry> of(String provider) {
        return List.copyOf(byName.getOrDefault(provider, Map.of()).values());
    }

    List<Price> prices(String provider, String name) {
        return find(provider, name).map(ModelEntry::prices).orElse(List.of());
    }
}
