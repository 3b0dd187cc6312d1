package dev.patchbay.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes to one model in one call, in OpenAI's terms; each client turns it into its own wire format.
///
/// @param model     the model's name at its provider
/// @param system    the system prompt, or null
/// @param maxTokens the output cap, always sent
/// @param stream    whether the answer is wanted piece by piece
public record ChatRequest(
        String model,
        @Nullable String system,
        List<Message> messages,
        List<Tool> tools,
        @Nullable Double temperature,
        int maxTokens,
        boolean stream) {

    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }
}
