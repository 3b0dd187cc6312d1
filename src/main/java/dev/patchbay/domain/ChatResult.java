package dev.patchbay.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything one call ended with; also as far as it came, when it was cut (see [ChatException#partial]).
///
/// @param text       the visible answer; "" where there is none
/// @param reasoning  what the model thought aloud and what it sealed, or empty
/// @param refusal    a refusal in the provider's own field, or null
/// @param usage      as reported, or null if the provider reported none
/// @param finish     null if the stream ended without saying
/// @param rawFinish  the provider's own word for it, or null
/// @param model      the model that the provider says it served, or null
/// @param id         the provider's id of the answer, or null
/// @param requestId  the id in the response headers that support asks for, or null
public record ChatResult(
        String text,
        List<ContentPart.Reasoning> reasoning,
        @Nullable String refusal,
        List<ToolCall> toolCalls,
        @Nullable Usage usage,
        @Nullable FinishReason finish,
        @Nullable String rawFinish,
        @Nullable String model,
        @Nullable String id,
        @Nullable String requestId) {

    public ChatResult {
        reasoning = List.copyOf(reasoning);
        toolCalls = List.copyOf(toolCalls);
    }

    /// The answer as a message of its conversation, thoughts first: the order in which they must be sent back.
    public Message message() {
        var parts = new ArrayList<ContentPart>(reasoning);
        if (!text.isEmpty()) {
            parts.add(new ContentPart.Text(text));
        }
        toolCalls.forEach(call -> parts.add(new ContentPart.Call(call)));
        return new Message(Role.ASSISTANT, parts);
    }
}
