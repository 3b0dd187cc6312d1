package dev.patchbay.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A named set of choices: the routing table and its defaults.
///
/// @param defaults used where a task sets nothing
/// @param routes   by task type; a task without an entry uses `defaults`
public record Profile(String id, String name, TaskRoute defaults, Map<TaskType, TaskRoute> routes) {

    /// The model of a profile in which nothing was chosen yet: needs no key and no network.
    public static final ModelId FIRST_MODEL = ModelId.of("demo", "demo");

    public Profile {
        routes = Map.copyOf(routes);
    }

    /// What a new installation starts with.
    public static Profile initial() {
        return new Profile("default", "Default", TaskRoute.EMPTY, Map.of());
    }

    public TaskRoute route(TaskType task) {
        return routes.getOrDefault(task, TaskRoute.EMPTY);
    }

    /// Every model that a route names, primaries and fallbacks.
    public Set<ModelId> models() {
        return Stream.concat(Stream.of(defaults), routes.values().stream())
                .flatMap(route -> Stream.concat(Stream.ofNullable(route.primary()), route.fallbacks().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public Profile withDefaults(TaskRoute route) {
        return new Profile(id, name, route, routes);
    }

    public Profile withRoute(TaskType task, TaskRoute route) {
        var changed = new HashMap<>(routes);
        changed.put(task, route);
        return new Profile(id, name, defaults, changed);
    }
}
