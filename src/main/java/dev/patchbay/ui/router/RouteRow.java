package dev.patchbay.ui.router;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row: what holds for a task, and which of it comes from the profile's default (or the program's).
///
/// @param task null for the profile's default itself
/// @param own  what the user set here; the rest is inherited
record RouteRow(
        @Nullable TaskType task,
        TaskRoute own,
        ModelId primary,
        List<ModelId> fallbacks,
        @Nullable Double temperature,
        int maxTokens) {

    static RouteRow of(Profile profile, @Nullable TaskType task) {
        TaskRoute defaults = profile.defaults();
        TaskRoute own = task == null ? defaults : profile.route(task);
        ModelId primary = first(own.primary(), defaults.primary());
        List<ModelId> fallbacks = own.fallbacks().isEmpty() ? defaults.fallbacks() : own.fallbacks();
        Parameters parameters =
                own.parameters().or(defaults.parameters()).or(new Parameters(null, Parameters.DEFAULT_MAX_TOKENS));
        Integer maxTokens = parameters.maxTokens();
        return new RouteRow(
                task,
                own,
                primary,
                fallbacks.stream().filter(model -> !model.equals(primary)).toList(),
                parameters.temperature(),
                maxTokens == null ? Parameters.DEFAULT_MAX_TOKENS : maxTokens);
    }

    boolean ownPrimary() {
        return own.primary() != null;
    }

    boolean ownFallbacks() {
        return !own.fallbacks().isEmpty();
    }

    boolean ownTemperature() {
        return own.parameters().temperature() != null;
    }

    boolean ownMaxTokens() {
        return own.parameters().maxTokens() != null;
    }

    private static ModelId first(@Nullable ModelId own, @Nullable ModelId inherited) {
        if (own != null) {
            return own;
        }
        return inherited != null ? inherited : Profile.FIRST_MODEL;
    }
}
