package dev.patchbay.domain;

import java.util.List;

/// The router's decision for one question, with its reason: shown with the answer, kept with the attempt.
///
/// @param candidates the models to try, in order; never empty, no model twice
/// @param reason     why the first of them is first
/// @param parameters for every candidate
public record Route(TaskType task, List<ModelId> candidates, Reason reason, Parameters parameters) {

    public Route {
        candidates = List.copyOf(candidates);
    }

    /// Why a model comes first.
    public enum Reason {
        /// The user picked the model by hand.
        PICKED,
        /// The task type has a route of its own.
        TASK,
        /// The task sets nothing; the profile's default does.
        DEFAULT,
        /// Nothing is set at all: Demo.
        NOTHING_SET
    }
}
