package dev.patchbay.domain;

import org.jspecify.annotations.Nullable;

/// What happens to a question, in order: `Routed`, then for each model `Trying` (and `FellBack` when
/// it gives way to the next), deltas, and exactly one of `Finished` and `Failed` at the end.
public sealed interface ChatEvent {

    record Routed(Route route) implements ChatEvent {}

    /// A request is being sent; `attempt` is its row (state SENT).
    record Trying(Attempt attempt) implements ChatEvent {}

    /// A candidate could not answer; `to` is asked next.
    record FellBack(ModelId from, ChatFailure why, ModelId to) implements ChatEvent {}

    record ReasoningDelta(String text) implements ChatEvent {}

    record TextDelta(String text) implements ChatEvent {}

    /// The answer is complete, or was stopped by the user (`attempt.state()` is CANCELLED).
    record Finished(ChatResult result, Attempt attempt) implements ChatEvent {}

    /// There is no (whole) answer. What was streamed before stays.
    ///
    /// @param attempt the last attempt, settled; null if nothing was sent
    record Failed(ChatFailure why, @Nullable Attempt attempt) implements ChatEvent {}
}
