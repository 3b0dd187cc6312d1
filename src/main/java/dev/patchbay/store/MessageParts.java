package dev.patchbay.store;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The pieces of a message as JSON: an array of objects with a `type` each.
final class MessageParts {
    private static final JsonMapper JSON = JsonMapper.shared();

    private MessageParts() {}

    static String write(List<ContentPart> parts) {
        var array = JSON.createArrayNode();
        parts.forEach(part -> write(part, array.addObject()));
        return JSON.writeValueAsString(array);
    }

    static List<ContentPart> read(String json) {
        var parts = new ArrayList<ContentPart>();
        JSON.readTree(json).forEach(node -> parts.add(part(node)));
        return List.copyOf(parts);
    }

    private static void write(ContentPart part, ObjectNode node) {
        switch (part) {
            case ContentPart.Text(var text) -> node.put("type", "text").put("text", text);
            case ContentPart.Image(var mediaType, var base64) ->
                node.put("type", "image").put("mediaType", mediaType).put("base64", base64);
            case ContentPart.Reasoning(var text, var signature, var redacted) ->
                node.put("type", "reasoning")
                        .put("text", text)
                        .put("signature", signature)
                        .put("redacted", redacted);
            case ContentPart.Call(var call) ->
                node.put("type", "call")
                        .put("id", call.id())
                        .put("name", call.name())
                        .put("arguments", call.arguments())
                        .put("complete", call.complete());
            case ContentPart.ToolResult(var callId, var text) ->
                node.put("type", "toolResult").put("callId", callId).put("text", text);
        }
    }

    private static ContentPart part(JsonNode node) {
        String type = text(node, "type");
        return switch (type) {
            case "text" -> new ContentPart.Text(text(node, "text"));
            case "image" -> new ContentPart.Image(text(node, "mediaType"), text(node, "base64"));
            case "reasoning" ->
                new ContentPart.Reasoning(
                        text(node, "text"), textOrNull(node, "signature"), textOrNull(node, "redacted"));
            case "call" ->
                new ContentPart.Call(new ToolCall(
                        text(node, "id"),
                        text(node, "name"),
                        text(node, "arguments"),
                        node.path("complete").booleanValue()));
            case "toolResult" -> new ContentPart.ToolResult(text(node, "callId"), text(node, "text"));
            default -> throw new IllegalArgumentException("Unknown part of a message: " + type);
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue("");
    }

    private static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.stringValue() : null;
    }
}
