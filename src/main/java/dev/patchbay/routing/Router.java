package dev.patchbay.routing;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TaskRoute;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Decides which model answers, from the profile and the question alone: the same two give the same
/// route, always. Whether a candidate has a key or room in a cap is found out when its turn comes.
public final class Router {

    /// A model picked by hand is the only candidate: who picks wants that model, or to know why not.
    public Route route(Profile profile, Question question) {
        ModelId picked = question.model();
        TaskRoute task = profile.route(question.task());
        var parameters = question.parameters()
                .or(task.parameters())
                .or(profile.defaults().parameters());
        if (picked != null) {
            return new Route(question.task(), picked(picked), Route.Reason.PICKED, parameters);
        }
        var candidates = new LinkedHashSet<ModelId>();
        Route.Reason reason = primary(task, profile.defaults(), candidates);
        candidates.addAll(task.fallbacks().isEmpty() ? profile.defaults().fallbacks() : task.fallbacks());
        return new Route(question.task(), List.copyOf(candidates), reason, parameters);
    }

    /// Demo's models give way to its plain one, so that a fallback can be seen before there is any key.
    private static List<ModelId> picked(ModelId model) {
        boolean demo = model.provider().equals(Profile.FIRST_MODEL.provider()) && !model.equals(Profile.FIRST_MODEL);
        return demo ? List.of(model, Profile.FIRST_MODEL) : List.of(model);
    }

    private static Route.Reason primary(TaskRoute task, TaskRoute defaults, Set<ModelId> candidates) {
        if (task.primary() != null) {
            candidates.add(task.primary());
            return Route.Reason.TASK;
        }
        if (defaults.primary() != null) {
            candidates.add(defaults.primary());
            return Route.Reason.DEFAULT;
        }
        candidates.add(Profile.FIRST_MODEL);
        return Route.Reason.NOTHING_SET;
    }
}
