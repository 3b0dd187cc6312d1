package dev.patchbay.provider.anthropic;

import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Sealed;
import dev.patchbay.domain.ToolCall;
import dev.patchbay.provider.AnswerReader;
import dev.patchbay.provider.AnswerSize;
import dev.patchbay.provider.ErrorSign;
import dev.patchbay.provider.Json;
import dev.patchbay.provider.JsonText;
import dev.patchbay.provider.TooLargeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Collects an answer of the Messages API. Event, block and delta types it does not know are skipped, as the
/// API's rules demand.
final class AnthropicAnswer implements AnswerReader {
    private static final JsonNode NO_INDEX = MissingNode.getInstance();

    private final ModelId asked;
    private final Consumer<Delta> sink;
    private final AnswerSize size = new AnswerSize();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<Long, Block> byIndex = new HashMap<>();
    private final LatestUsage usage = new LatestUsage();
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

    @Override
    public void answer(JsonText json) throws TooLargeException {
        JsonNode tree = json.tree();
        JsonNode message = tree.isArray() ? tree.path(0) : tree;
        if (message.has("content") || message.has("stop_reason")) {
            message(message);
        } else if (ErrorSign.insteadOf("", message)) {
            error = message;
        }
    }

    @Override
    public void event(String name, JsonText json) throws TooLargeException {
        AnthropicEvent event = json.read(AnthropicEvent::read);
        String type = event.type() == null ? name : event.type();
        JsonNode rest = event.rest();
        switch (type) {
            case "message_start" -> head(rest.path("message"));
            case "content_block_start" -> start(event.index(), rest.path("content_block"));
            case "content_block_delta" -> delta(event.index(), event.delta());
            case "message_delta" -> tail(event.delta().rest(), rest.path("usage"));
            case "message_stop" -> whole = true;
            case "message" -> message(rest);
            default -> {
                boolean fails = type.isEmpty() ? ErrorSign.insteadOf(name, rest) : ErrorSign.beside(rest);
                if (fails || type.equals("error") || name.equals("error")) {
                    error = json.tree();
                }
            }
        }
    }

    private void message(JsonNode message) throws TooLargeException {
        head(message);
        JsonNode content = message.path("content");
        if (content.isString()) {
            text(start(NO_INDEX, Block.TEXT), content.asString());
        }
        for (JsonNode block : content.isObject() ? List.of(content) : content) {
            start(NO_INDEX, block);
        }
        tail(message, message.path("usage"));
        whole = true;
    }

    private void head(JsonNode message) {
        id = id != null ? id : Json.label(message, "id");
        model = model != null ? model : Json.text(message, "model");
        usage.merge(message.path("usage"));
    }

    private void tail(JsonNode end, JsonNode counts) {
        String reason = Json.text(end, "stop_reason");
        stopReason = reason != null ? reason : stopReason;
        usage.merge(counts);
    }

    private Block start(JsonNode index, JsonNode json) throws TooLargeException {
        size.part();
        size.add(json.toString());
        var block = new Block(json);
        blocks.add(block);
        Long number = Json.count(index);
        if (number != null) {
            byIndex.put(number, block);
        }
        text(block, Json.words(json.path("text")));
        thinking(block, Json.words(json.path("thinking")));
        return block;
    }

    private void delta(JsonNode index, AnthropicEvent.Part delta) throws TooLargeException {
        Block block = begun(index, delta.type());
        JsonNode rest = delta.rest();
        switch (delta.type()) {
            case "text_delta" -> text(block.isUnknown() ? start(index, Block.TEXT) : block, delta.text());
            case "thinking_delta" -> thinking(block, Json.words(rest.path("thinking")));
            case "signature_delta" -> block.sign(Json.text(rest, "signature"));
            case "input_json_delta" -> input(block, Json.words(rest.path("partial_json")));
            default -> {}
        }
    }

    /// Without an index the block that was begun last is meant; a block that was never begun is what its pieces are.
    private Block begun(JsonNode index, String delta) throws TooLargeException {
        Long number = Json.count(index);
        Block block = number != null || blocks.isEmpty() ? byIndex.get(number) : blocks.getLast();
        return block != null ? block : start(index, Block.holding(delta));
    }

    private void input(Block block, String piece) throws TooLargeException {
        size.toolDelta();
        size.add(piece);
        block.input.append(piece);
    }

    private void text(Block block, String piece) throws TooLargeException {
        if (block.type.equals("text") && !piece.isEmpty()) {
            size.add(piece);
            block.text.append(piece);
            sink.accept(new Delta.Text(piece));
        }
    }

    private void thinking(Block block, String piece) throws TooLargeException {
        if (block.type.equals("thinking") && !piece.isEmpty()) {
            size.add(piece);
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
        return blocks.stream().anyMatch(block -> !block.text.isEmpty() || block.type.equals("tool_use"));
    }

    @Override
    public @Nullable JsonNode error() {
        return error;
    }

    @Override
    public ChatResult result(@Nullable String requestId) {
        FinishReason finish = finish();
        return new ChatResult(
                of("text").map(block -> block.text.toString()).collect(Collectors.joining()),
                reasoning(),
                null,
                of("tool_use")
                        .map(block -> call(block, finish == FinishReason.TOOL_CALLS))
                        .toList(),
                usage.read(),
                finish,
                stopReason,
                model,
                id,
                requestId);
    }

    private Stream<Block> of(String type) {
        return blocks.stream().filter(block -> block.type.equals(type));
    }

    private List<ContentPart.Reasoning> reasoning() {
        return blocks.stream()
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
        boolean signed = Json.text(json, "signature") != null || Json.text(json, "data") != null;
        return signed ? new Sealed(asked, json.toString()) : null;
    }

    /// A tool without arguments gets none on the wire; a cut call must not look like one.
    private static ToolCall call(Block block, boolean stoppedToCall) {
        String came = block.arguments();
        String input = came.isBlank() && stoppedToCall ? "{}" : came;
        boolean complete = stoppedToCall && !block.name.isEmpty() && Json.isObject(input);
        return new ToolCall(block.id, block.name, input, complete);
    }

    /// Gateways say `end_turn` after a tool call: what is there decides.
    private @Nullable FinishReason finish() {
        FinishReason said = stopReason == null ? null : mapped(stopReason);
        boolean calls = of("tool_use").findAny().isPresent();
        return said == FinishReason.STOP && calls ? FinishReason.TOOL_CALLS : said;
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
