package dev.patchbay.domain;

import java.util.List;

/// What a cap counts: everything, or only what belongs to one profile, provider or task type.
public sealed interface Scope {
    Scope EVERYTHING = new Everything();

    record Everything() implements Scope {}

    /// @param id of the [Profile]
    record OfProfile(String id) implements Scope {}

    record OfProvider(ProviderId provider) implements Scope {}

    record OfTask(TaskType task) implements Scope {}

    /// The scopes that an attempt counts for, the widest first.
    static List<Scope> of(String profile, ProviderId provider, TaskType task) {
        return List.of(EVERYTHING, new OfProfile(profile), new OfProvider(provider), new OfTask(task));
    }
}
