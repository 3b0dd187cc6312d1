package dev.patchbay.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A named set of choices: the routing table, its defaults and its caps.
///
/// @param defaults used where a task sets nothing
/// @param routes   by task type; a task without an entry uses `defaults`
/// @param budgets  caps on spending
public record Profile(
        String id, String name, TaskRoute defaults, Map<TaskType, TaskRoute> routes, List<Budget> budgets) {

    /// The model of a profile in which nothing was chosen yet: needs no key and no network.
    public static final ModelId FIRST_MODEL = ModelId.of("demo", "demo");

    public Profile {
        routes = Map.copyOf(routes);
        budgets = List.copyOf(budgets);
    }

    /// What a new installation starts with.
    public static Profile initial() {
        return new Profile("default", "Default", TaskRoute.EMPTY, Map.of(), List.of());
    }

    public TaskRoute route(TaskType task) {
        return routes.getOrDefault(task, TaskRoute.EMPTY);
    }

    public Profile withDefaults(TaskRoute route) {
        return new Profile(id, name, route, routes, budgets);
    }

    public Profile withRoute(TaskType task, TaskRoute route) {
        var changed = new HashMap<>(routes);
        changed.put(task, route);
        return new Profile(id, name, defaults, changed, budgets);
    }

    public Profile withBudgets(List<Budget> caps) {
        return new Profile(id, name, defaults, routes, caps);
    }
}
