package dev.patchbay.store;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Sealed;
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
            case ContentPart.Reasoning(var text, var sealed) -> {
                node.put("type", "reasoning").put("text", text);
                write(sealed, node);
            }
            case ContentPart.Call(var call) -> {
                node.put("type", "call")
                        .put("id", call.id())
                        .put("name", call.name())
                        .put("arguments", call.arguments())
                        .put("complete", call.complete());
                write(call.sealed(), node);
            }
            case ContentPart.ToolResult(var callId, var text) ->
                node.put("type", "toolResult").put("callId", callId).put("text", text);
        }
    }

    private static void write(@Nullable Sealed sealed, ObjectNode node) {
        if (sealed != null) {
            node.putObject("sealed")
                    .put("provider", sealed.by().provider().value())
                    .put("model", sealed.by().name())
                    .put("json", sealed.json());
        }
    }

    private static @Nullable Sealed sealed(JsonNode node) {
        return node.isObject()
                ? new Sealed(ModelId.of(text(node, "provider"), text(node, "model")), text(node, "json"))
                : null;
    }

    private static ContentPart part(JsonNode node) {
        String type = text(node, "type");
        return switch (type) {
            case "text" -> new ContentPart.Text(text(node, "text"));
            case "image" -> new ContentPart.Image(text(node, "mediaType"), text(node, "base64"));
            case "reasoning" -> new ContentPart.Reasoning(text(node, "text"), sealed(node.path("sealed")));
            case "call" ->
                new ContentPart.Call(new ToolCall(
                        text(node, "id"),
                        text(node, "name"),
                        text(node, "arguments"),
                        node.path("complete").booleanValue(),
                        sealed(node.path("sealed"))));
            case "toolResult" -> new ContentPart.ToolResult(text(node, "callId"), text(node, "text"));
            default -> throw new IllegalArgumentException("Unknown part of a message: " + type);
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue("");
    }
}
