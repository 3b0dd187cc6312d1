package dev.patchbay.provider.anthropic;

import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Sealed;
import dev.patchbay.domain.ToolCall;
import dev.patchbay.provider.AnswerReader;
import dev.patchbay.provider.Json;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Collects an answer of the Messages API. Event, block and delta types it does not know are skipped, as the
/// API's rules demand.
final class AnthropicAnswer implements AnswerReader {
    private final ModelId asked;
    private final Consumer<Delta> sink;
    private final TreeMap<Integer, Block> blocks = new TreeMap<>();
    private final AnthropicUsage usage = new AnthropicUsage();
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable String stopReason;
    private @Nullable JsonNode error;
    private boolean whole;

    /// @param asked the model, which alone can read what it sealed
    AnthropicAnswer(ModelId asked, Consumer<Delta> sink) {
        this.asked = asked;
        this.sink = sink;
    }

    /// One block of content as it grows.
    private static final class Block {
        final String type;
        final JsonNode begin;
        final StringBuilder text = new StringBuilder();
        final StringBuilder input = new StringBuilder();
        String id = "";
        String name = "";

        @Nullable
        String signature;

        Block(JsonNode begin) {
            this.type = begin.path("type").asString("");
            this.begin = begin;
        }
    }

    @Override
    public void answer(JsonNode json) {
        event("", json);
    }

    @Override
    public void event(String name, JsonNode json) {
        switch (json.path("type").asString("")) {
            case "message_start" -> head(json.path("message"));
            case "content_block_start" -> start(json.path("index").asInt(), json.path("content_block"));
            case "content_block_delta" -> delta(json.path("index").asInt(), json.path("delta"));
            case "message_delta" -> tail(json.path("delta"), json.path("usage"));
            case "message_stop" -> whole = true;
            case "message" -> message(json);
            default -> {
                if (Json.has(json, "error") || name.equals("error")) {
                    error = json;
                }
            }
        }
    }

    private void message(JsonNode message) {
        head(message);
        for (JsonNode block : message.path("content")) {
            start(blocks.size(), block);
        }
        tail(message, message.path("usage"));
        whole = true;
    }

    private void head(JsonNode message) {
        id = Json.text(message, "id");
        model = Json.text(message, "model");
        usage.merge(message.path("usage"));
    }

    private void tail(JsonNode end, JsonNode counts) {
        String reason = Json.text(end, "stop_reason");
        stopReason = reason != null ? reason : stopReason;
        usage.merge(counts);
    }

    private void start(int index, JsonNode json) {
        var block = new Block(json);
        blocks.put(index, block);
        block.id = json.path("id").asString("");
        block.name = json.path("name").asString("");
        block.signature = Json.text(json, "signature");
        if (!json.path("input").isEmpty()) {
            block.input.append(json.path("input"));
        }
        text(block, json.path("text").asString(""));
        thinking(block, json.path("thinking").asString(""));
    }

    private void delta(int index, JsonNode delta) {
        Block block =
                blocks.computeIfAbsent(index, none -> new Block(Json.object().put("type", "text")));
        switch (delta.path("type").asString("")) {
            case "text_delta" -> text(block, delta.path("text").asString(""));
            case "thinking_delta" -> thinking(block, delta.path("thinking").asString(""));
            case "signature_delta" -> block.signature = Json.text(delta, "signature");
            case "input_json_delta" ->
                block.input.append(delta.path("partial_json").asString(""));
            default -> {}
        }
    }

    private void text(Block block, String piece) {
        if (block.type.equals("text") && !piece.isEmpty()) {
            block.text.append(piece);
            sink.accept(new Delta.Text(piece));
        }
    }

    private void thinking(Block block, String piece) {
        if (block.type.equals("thinking") && !piece.isEmpty()) {
            block.text.append(piece);
            sink.accept(new Delta.Reasoning(piece));
        }
    }

    @Override
    public void done() {
        // The end of this protocol is message_stop; it has no [DONE].
    }

    @Override
    public boolean over() {
        return whole || error != null;
    }

    @Override
    public boolean whole() {
        return whole;
    }

    @Override
    public boolean begun() {
        return blocks.values().stream().anyMatch(block -> !block.text.isEmpty() || block.type.equals("tool_use"));
    }

    @Override
    public @Nullable JsonNode error() {
        return error;
    }

    @Override
    public ChatResult result(@Nullable String requestId) {
        return new ChatResult(
                of("text").map(block -> block.text.toString()).collect(Collectors.joining()),
                reasoning(),
                null,
                of("tool_use").map(this::call).toList(),
                usage.read(),
                stopReason == null ? null : mapped(stopReason),
                stopReason,
                model,
                id,
                requestId);
    }

    private Stream<Block> of(String type) {
        return blocks.values().stream().filter(block -> block.type.equals(type));
    }

    private List<ContentPart.Reasoning> reasoning() {
        return blocks.values().stream()
                .filter(block -> block.type.equals("thinking") || block.type.equals("redacted_thinking"))
                .map(block -> new ContentPart.Reasoning(block.text.toString(), sealed(block)))
                .toList();
    }

    /// The whole block goes back; without a signature it would be refused.
    private @Nullable Sealed sealed(Block block) {
        ObjectNode json = Json.object();
        block.begin.properties().forEach(field -> json.set(field.getKey(), field.getValue()));
        if (block.type.equals("thinking")) {
            json.put("thinking", block.text.toString()).put("signature", block.signature);
        }
        boolean whole = Json.text(json, "signature") != null || Json.text(json, "data") != null;
        return whole ? new Sealed(asked, json.toString()) : null;
    }

    /// A tool without arguments gets none on the wire; a cut call must not look like one.
    private ToolCall call(Block block) {
        boolean stopped = "tool_use".equals(stopReason);
        String input = block.input.isEmpty() && stopped ? "{}" : block.input.toString();
        return new ToolCall(block.id, block.name, input, stopped && Json.isObject(input));
    }

    private static FinishReason mapped(String reason) {
        return switch (reason) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "refusal" -> FinishReason.REFUSAL;
            default -> FinishReason.OTHER;
        };
    }
}
