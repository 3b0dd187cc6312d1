package dev.patchbay.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user asks, before anyone has decided which model answers.
///
/// @param task       the task type that the router goes by
/// @param model      the model the user picked by hand, or null to let the router choose
/// @param system     the system prompt, or null
/// @param messages   the conversation so far, ending with the user's new message
/// @param parameters what the user set for this question; goes before the route's own
/// @param purpose    why this is asked; stands in the ledger
/// @param overCap    whether the user allows it to break a cap, this once
public record Question(
        TaskType task,
        @Nullable ModelId model,
        @Nullable String system,
        List<Message> messages,
        List<Tool> tools,
        Parameters parameters,
        Purpose purpose,
        boolean overCap) {

    public Question {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public static Question of(TaskType task, @Nullable ModelId model, List<Message> messages) {
        return new Question(task, model, null, messages, List.of(), Parameters.NONE, Purpose.CHAT, false);
    }

    /// The same question with the user's leave to break a cap.
    public Question allowedOverCap() {
        return new Question(task, model, system, messages, tools, parameters, purpose, true);
    }

    public Question withParameters(Parameters others) {
        return new Question(task, model, system, messages, tools, others, purpose, overCap);
    }
}
