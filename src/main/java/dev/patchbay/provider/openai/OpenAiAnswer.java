package dev.patchbay.provider.openai;

import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Usage;
import dev.patchbay.provider.AnswerReader;
import dev.patchbay.provider.Json;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Collects an answer in OpenAI's format. A whole answer is read like a stream of one piece: its `message`
/// has the shape of a `delta`.
final class OpenAiAnswer implements AnswerReader {
    private final Dialect dialect;
    private final ModelId asked;
    private final Consumer<Delta> sink;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final SealedFields sealed;
    private final ToolCallParts calls;
    private final ThoughtTags tags = new ThoughtTags(this::reasoning, this::text);
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable String rawFinish;
    private @Nullable JsonNode usage;
    private @Nullable JsonNode error;
    private boolean streamed = true;
    private boolean whole;
    private boolean over;

    /// @param asked the model, which alone can read what it sealed
    OpenAiAnswer(Dialect dialect, ModelId asked, Consumer<Delta> sink) {
        List<JsonPointer> sentBack = SealedFields.pointers(dialect.sentBack());
        this.dialect = dialect;
        this.asked = asked;
        this.sink = sink;
        this.sealed = new SealedFields(sentBack);
        this.calls = new ToolCallParts(asked, sentBack);
    }

    @Override
    public void answer(JsonNode json) {
        streamed = false;
        event("", json);
    }

    @Override
    public void event(String name, JsonNode json) {
        JsonNode chunk = json.isArray() ? json.path(0) : json;
        id = id != null ? id : Json.text(chunk, "id");
        model = model != null ? model : Json.text(chunk, "model");
        usage(chunk.path("usage"));
        usage(chunk.path("x_groq").path("usage"));
        chunk.path("choices").forEach(this::choice);
        if (error == null && (Json.has(chunk, "error") || name.equals("error") || saysOnlyWords(chunk))) {
            error = chunk;
        }
        over |= error != null;
    }

    /// Flat errors with status 200: `{message: ...}` or `{detail: ...}` and no answer.
    private static boolean saysOnlyWords(JsonNode chunk) {
        return !chunk.has("choices") && (chunk.path("message").isString() || Json.has(chunk, "detail"));
    }

    private void usage(JsonNode latest) {
        if (OpenAiUsage.present(latest)) {
            usage = latest;
        }
    }

    private void choice(JsonNode choice) {
        if (choice.path("index").asInt(0) != 0) {
            return;
        }
        // Perplexity sends both: in a stream the message repeats all that came before.
        piece(streamed ? choice.path("delta") : choice.path("message"));
        whole |= !streamed;
        String finish = Json.text(choice, "finish_reason");
        rawFinish = finish != null ? finish : rawFinish;
        if (Json.has(choice, "error")) {
            error = choice;
        }
    }

    private void piece(JsonNode piece) {
        if (streamed) {
            sealed.take(piece);
        } else {
            sealed.takeWhole(piece);
        }
        // Some send the same thoughts under both names.
        String thought = Json.text(piece, "reasoning_content");
        reasoning(thought != null ? thought : piece.path("reasoning").asString(""));
        content(piece.path("content"));
        refusal.append(piece.path("refusal").asString(""));
        piece.path("tool_calls").forEach(calls::add);
        if (Json.has(piece, "function_call")) {
            calls.add(Json.object().put("index", 0).set("function", piece.path("function_call")));
        }
    }

    private void content(JsonNode content) {
        if (content.isArray()) {
            content.forEach(this::part);
        } else if (dialect.thoughtTags()) {
            tags.accept(content.asString(""));
        } else {
            text(content.asString(""));
        }
    }

    /// Mistral sends reasoning as parts of the content.
    private void part(JsonNode part) {
        text(part.path("text").asString(""));
        JsonNode thinking = part.path("thinking");
        if (thinking.isArray()) {
            thinking.forEach(thought -> reasoning(thought.path("text").asString("")));
        } else {
            reasoning(thinking.asString(""));
        }
    }

    private void text(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            sink.accept(new Delta.Text(piece));
        }
    }

    private void reasoning(String piece) {
        if (!piece.isEmpty()) {
            reasoning.append(piece);
            sink.accept(new Delta.Reasoning(piece));
        }
    }

    @Override
    public void done() {
        whole = true;
        over = true;
    }

    @Override
    public boolean over() {
        return over;
    }

    @Override
    public boolean whole() {
        return whole || rawFinish != null;
    }

    @Override
    public boolean begun() {
        return !text.isEmpty() || !reasoning.isEmpty() || !refusal.isEmpty() || !calls.isEmpty();
    }

    @Override
    public @Nullable JsonNode error() {
        return error;
    }

    @Override
    public ChatResult result(@Nullable String requestId) {
        tags.end();
        FinishReason finish = finish();
        Usage counted = usage == null ? null : OpenAiUsage.read(usage, dialect);
        return new ChatResult(
                text.toString(),
                reasoned(),
                refusal.isEmpty() ? null : refusal.toString(),
                calls.calls(finish),
                counted,
                finish,
                rawFinish,
                model,
                id,
                requestId);
    }

    private List<ContentPart.Reasoning> reasoned() {
        var thoughts = new ContentPart.Reasoning(reasoning.toString(), sealed.sealed(asked));
        return thoughts.text().isEmpty() && thoughts.sealed() == null ? List.of() : List.of(thoughts);
    }

    /// Gateways say `stop` after a tool call: what is there decides.
    private @Nullable FinishReason finish() {
        FinishReason said = rawFinish == null ? null : mapped(rawFinish);
        if (said == FinishReason.STOP && !calls.isEmpty()) {
            return FinishReason.TOOL_CALLS;
        }
        return said == FinishReason.STOP && !refusal.isEmpty() && text.isEmpty() ? FinishReason.REFUSAL : said;
    }

    private static FinishReason mapped(String raw) {
        return switch (raw) {
            case "stop", "eos", "stop_sequence", "end_turn" -> FinishReason.STOP;
            case "length", "model_length", "max_tokens" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}
