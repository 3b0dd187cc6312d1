package dev.patchbay.provider.anthropic;

import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Role;
import dev.patchbay.domain.Tool;
import dev.patchbay.provider.Json;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a request in the Messages format: system messages taken out of the list, `max_tokens` always there.
final class AnthropicRequest {
    /// The API refuses more; OpenAI's scale goes to 2.
    private static final double HIGHEST_TEMPERATURE = 1;

    private static final Set<String> THOUGHTS = Set.of("thinking", "redacted_thinking");

    private AnthropicRequest() {}

    static ObjectNode write(ChatRequest request) {
        ObjectNode json = Json.object();
        json.put("model", request.model());
        json.put("max_tokens", request.maxTokens());
        String system = system(request);
        if (!system.isEmpty()) {
            json.put("system", system);
        }
        ArrayNode messages = json.putArray("messages");
        request.messages().stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .forEach(message -> write(message, messages));
        if (request.temperature() != null) {
            json.put("temperature", Math.min(request.temperature(), HIGHEST_TEMPERATURE));
        }
        json.put("stream", request.stream());
        if (!request.tools().isEmpty()) {
            ArrayNode tools = json.putArray("tools");
            request.tools().forEach(tool -> write(tool, tools));
        }
        return json;
    }

    private static String system(ChatRequest request) {
        Stream<String> inList = request.messages().stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(Message::text);
        return Stream.concat(Stream.ofNullable(request.system()), inList)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    /// Empty texts are refused, so they are left out; so is a message of which nothing remains. Thoughts must come
    /// first, and so must the results of tools.
    private static void write(Message message, ArrayNode messages) {
        ArrayNode content = Json.object().putArray("content");
        message.parts().stream().filter(AnthropicRequest::leads).forEach(part -> write(part, content));
        message.parts().stream().filter(part -> !leads(part)).forEach(part -> write(part, content));
        if (!content.isEmpty()) {
            messages.addObject()
                    .put("role", message.role() == Role.ASSISTANT ? "assistant" : "user")
                    .set("content", content);
        }
    }

    private static boolean leads(ContentPart part) {
        return part instanceof ContentPart.Reasoning || part instanceof ContentPart.ToolResult;
    }

    private static void write(ContentPart part, ArrayNode content) {
        switch (part) {
            case ContentPart.Text(var text) -> {
                if (!text.isBlank()) {
                    content.addObject().put("type", "text").put("text", text);
                }
            }
            case ContentPart.Image(var mediaType, var base64) ->
                content.addObject()
                        .put("type", "image")
                        .putObject("source")
                        .put("type", "base64")
                        .put("media_type", mediaType)
                        .put("data", base64);
            case ContentPart.Reasoning(var text, var sealed) -> {
                JsonNode block = sealed == null ? Json.object() : object(sealed.json());
                if (THOUGHTS.contains(block.path("type").asString(""))) {
                    content.add(block);
                }
            }
            case ContentPart.Call(var call) ->
                content.addObject()
                        .put("type", "tool_use")
                        .put("id", call.id())
                        .put("name", call.name())
                        .set("input", object(call.arguments()));
            case ContentPart.ToolResult(var callId, var text) ->
                content.addObject()
                        .put("type", "tool_result")
                        .put("tool_use_id", callId)
                        .put("content", text);
        }
    }

    private static void write(Tool tool, ArrayNode tools) {
        tools.addObject()
                .put("name", tool.name())
                .put("description", tool.description())
                .set("input_schema", object(tool.parameters()));
    }

    private static JsonNode object(String text) {
        JsonNode json = Json.parse(text);
        return json != null && json.isObject() ? json : Json.object();
    }
}
