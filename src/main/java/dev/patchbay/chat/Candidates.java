package dev.patchbay.chat;

import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.routing.Step.Way;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The models of a route, each asked in its turn and none twice. Used by one thread.
final class Candidates {
    private final List<ModelId> models;
    private final Function<ModelId, Optional<Model>> known;
    private final Set<ProviderId> given = new HashSet<>();
    private int current;

    /// @param known what the catalogue has of a model
    Candidates(List<ModelId> models, Function<ModelId, Optional<Model>> known) {
        this.models = models;
        this.known = known;
    }

    ModelId current() {
        return models.get(current);
    }

    /// Goes on to the next one after the current one failed.
    ///
    /// @param input tokens of the prompt, likely
    /// @return empty if there is none: then the current one stays
    Optional<ModelId> next(Way way, long input) {
        Optional<ModelId> next = peek(way, input);
        next.ifPresent(model -> current = models.indexOf(model));
        return next;
    }

    /// As [#next], without going there.
    Optional<ModelId> peek(Way way, long input) {
        if (way == Way.GIVE_UP) {
            return Optional.empty();
        }
        if (way == Way.ANOTHER_PROVIDER) {
            given.add(current().provider());
        }
        Predicate<ModelId> fits = way == Way.LARGER_WINDOW ? largerThan(window(current()), input) : _ -> true;
        return models.stream()
                .skip(current + 1L)
                .filter(model -> !given.contains(model.provider()))
                .filter(fits)
                .findFirst();
    }

    /// A window that nobody knows is not known to be larger.
    private Predicate<ModelId> largerThan(@Nullable Long failed, long input) {
        long atLeast = failed == null ? input : Math.max(input, failed + 1);
        return model -> {
            Long window = window(model);
            return window != null && window >= atLeast;
        };
    }

    private @Nullable Long window(ModelId model) {
        return known.apply(model).map(Model::contextWindow).orElse(null);
    }
}
