package dev.patchbay.provider.openai;

import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Role;
import dev.patchbay.domain.Tool;
import dev.patchbay.domain.ToolCall;
import dev.patchbay.provider.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a request in OpenAI's chat format. Of a model's reasoning only what the dialect wants goes back: some
/// providers refuse it.
final class OpenAiRequest {
    private final List<JsonPointer> sentBack;

    private OpenAiRequest(Dialect dialect) {
        this.sentBack = SealedFields.pointers(dialect.sentBack());
    }

    static ObjectNode write(ChatRequest request, Dialect dialect) {
        return new OpenAiRequest(dialect).json(request, dialect);
    }

    private ObjectNode json(ChatRequest request, Dialect dialect) {
        ObjectNode json = Json.object();
        json.put("model", request.model());
        ArrayNode messages = json.putArray("messages");
        if (request.system() != null) {
            messages.addObject().put("role", "system").put("content", request.system());
        }
        request.messages().forEach(message -> write(message, messages));
        json.put(dialect.maxTokensField(), request.maxTokens());
        if (request.temperature() != null) {
            json.put("temperature", request.temperature());
        }
        json.put("stream", request.stream());
        if (request.stream() && dialect.streamOptions()) {
            json.putObject("stream_options").put("include_usage", true);
        }
        if (!request.tools().isEmpty()) {
            ArrayNode tools = json.putArray("tools");
            request.tools().forEach(tool -> write(tool, tools));
        }
        return json;
    }

    private void write(Message message, ArrayNode messages) {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.ToolResult(var callId, var text)) {
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", callId)
                        .put("content", text);
            }
        }
        if (message.role() == Role.TOOL) {
            return;
        }
        List<ToolCall> calls = message.parts().stream()
                .filter(ContentPart.Call.class::isInstance)
                .map(part -> ((ContentPart.Call) part).call())
                .toList();
        ObjectNode json = messages.addObject();
        json.put("role", message.role().name().toLowerCase(Locale.ROOT));
        if (message.parts().stream().anyMatch(ContentPart.Image.class::isInstance)) {
            writeParts(message, json.putArray("content"));
        } else if (calls.isEmpty() || !message.text().isEmpty()) {
            json.put("content", message.text());
        } else {
            json.putNull("content");
        }
        if (!calls.isEmpty()) {
            ArrayNode list = json.putArray("tool_calls");
            calls.forEach(call -> write(call, list));
        }
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Reasoning(var text, var sealed)) {
                SealedFields.write(sealed, sentBack, json);
            }
        }
    }

    private static void writeParts(Message message, ArrayNode content) {
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Text(var text)) {
                content.addObject().put("type", "text").put("text", text);
            } else if (part instanceof ContentPart.Image(var mediaType, var base64)) {
                content.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", "data:" + mediaType + ";base64," + base64);
            }
        }
    }

    private void write(ToolCall call, ArrayNode list) {
        ObjectNode json = list.addObject().put("id", call.id()).put("type", "function");
        json.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        SealedFields.write(call.sealed(), sentBack, json);
    }

    private static void write(Tool tool, ArrayNode tools) {
        ObjectNode function = tools.addObject().put("type", "function").putObject("function");
        function.put("name", tool.name()).put("description", tool.description());
        JsonNode parameters = Json.parse(tool.parameters());
        if (parameters != null) {
            function.set("parameters", parameters);
        }
    }
}
