package dev.patchbay.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What happens to a question, in order: `Routed`, then for each model `Trying` (after a failure that may
/// pass `Waiting` and `Trying` again; `FellBack` when it gives way to the next), deltas, and exactly one of
/// `Finished` and `Failed` at the end.
public sealed interface ChatEvent {

    record Routed(Route route) implements ChatEvent {}

    /// A request is being sent; `attempt` is its row (state SENT).
    record Trying(Attempt attempt) implements ChatEvent {}

    /// A failure that may pass: the same model is asked again after `delay`.
    ///
    /// @param tries how often it was asked so far
    record Waiting(ModelId model, ChatFailure why, Duration delay, int tries) implements ChatEvent {}

    /// A candidate could not answer; `to` is asked next.
    record FellBack(ModelId from, ChatFailure why, ModelId to) implements ChatEvent {}

    record ReasoningDelta(String text) implements ChatEvent {}

    record TextDelta(String text) implements ChatEvent {}

    /// The answer is complete, or was stopped by the user (`attempt.state()` is CANCELLED).
    record Finished(ChatResult result, Attempt attempt) implements ChatEvent {}

    /// There is no (whole) answer. What was streamed before stays.
    ///
    /// @param attempt the last attempt, settled; null if nothing was sent
    /// @param next    whom the user may have asked instead of a model that declined, or null
    record Failed(
            ChatFailure why,
            @Nullable Attempt attempt,
            @Nullable ModelId next) implements ChatEvent {
        public Failed(ChatFailure why, @Nullable Attempt attempt) {
            this(why, attempt, null);
        }
    }
}
