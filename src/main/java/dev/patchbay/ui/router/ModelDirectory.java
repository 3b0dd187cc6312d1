package dev.patchbay.ui.router;

import dev.patchbay.domain.ModelId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Every model that can be picked, as of one moment, by provider in the catalogue's order. Immutable.
final class ModelDirectory {
    static final ModelDirectory EMPTY = new ModelDirectory(List.of(), id -> {
        throw new IllegalStateException("No models were read yet");
    });

    private final Map<ModelId, ModelChoice> choices = new LinkedHashMap<>();
    private final Function<ModelId, ModelChoice> unlisted;

    /// @param unlisted makes the choice for a model that no list names; must not block
    ModelDirectory(List<ModelChoice> choices, Function<ModelId, ModelChoice> unlisted) {
        choices.forEach(choice -> this.choices.put(choice.id(), choice));
        this.unlisted = unlisted;
    }

    ModelChoice of(ModelId id) {
        ModelChoice known = choices.get(id);
        return known != null ? known : unlisted.apply(id);
    }

    List<ModelChoice> matching(String search) {
        return choices.values().stream()
                .filter(choice -> choice.matches(search))
                .toList();
    }

    List<ModelChoice> of(List<ModelId> ids) {
        var found = new ArrayList<ModelChoice>();
        ids.forEach(id -> found.add(of(id)));
        return List.copyOf(found);
    }
}
