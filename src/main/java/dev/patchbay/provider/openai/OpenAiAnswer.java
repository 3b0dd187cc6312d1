package dev.patchbay.provider.openai;

import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Usage;
import dev.patchbay.provider.AnswerReader;
import dev.patchbay.provider.AnswerSize;
import dev.patchbay.provider.ErrorSign;
import dev.patchbay.provider.Json;
import dev.patchbay.provider.JsonText;
import dev.patchbay.provider.TooLargeException;
import dev.patchbay.provider.usage.UsageReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Collects an answer in OpenAI's format. A whole answer is read like a stream of one piece: its `message`
/// has the shape of a `delta`.
final class OpenAiAnswer implements AnswerReader {
    private final Dialect dialect;
    private final ModelId asked;
    private final Consumer<Delta> sink;
    private final AnswerSize size = new AnswerSize();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final SealedFields sealed;
    private final ToolCallParts calls;
    private final ThoughtTags tags = new ThoughtTags(this::thought, this::text);
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable String rawFinish;
    private @Nullable Usage usage;
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
    public void answer(JsonText json) throws TooLargeException {
        streamed = false;
        event("", json);
    }

    @Override
    public void event(String name, JsonText json) throws TooLargeException {
        List<OpenAiChunk> chunks = json.read(OpenAiChunk::read);
        for (int n = 0; n < chunks.size(); n++) {
            boolean fails = chunk(name, chunks.get(n));
            if (error == null && fails) {
                JsonNode all = json.tree();
                error = all.isArray() ? all.path(n) : all;
            }
            over |= error != null;
        }
    }

    /// @return whether it is or holds an error
    private boolean chunk(String name, OpenAiChunk chunk) throws TooLargeException {
        id = id != null ? id : chunk.id();
        model = model != null ? model : chunk.model();
        JsonNode rest = chunk.rest();
        usage(rest.path("usage"));
        usage(rest.path("x_groq").path("usage"));
        if (chunk.choices() == null) {
            return begun() ? ErrorSign.named(name, rest) : ErrorSign.insteadOf(name, rest);
        }
        for (int place = 0; place < chunk.choices().size(); place++) {
            OpenAiChunk.Choice choice = chunk.choices().get(place);
            if (choice.index() == 0 || choice.index() < 0 && place == 0) {
                choice(choice);
            }
        }
        return name.equals("error") || ErrorSign.beside(rest);
    }

    private void usage(JsonNode latest) {
        Usage reported = UsageReader.ofAnswer(latest, dialect);
        if (reported != null) {
            usage = reported;
        }
    }

    private void choice(OpenAiChunk.Choice choice) throws TooLargeException {
        // Perplexity sends both: in a stream the message repeats all that came before.
        boolean inPieces = streamed && (choice.delta() != null || begun()) || choice.message() == null;
        OpenAiChunk.Piece piece = inPieces ? choice.delta() : choice.message();
        if (piece != null) {
            rest(piece.rest());
            visible(piece.content());
        }
        usage(choice.rest().path("usage"));
        whole |= !streamed;
        rawFinish = choice.finish() != null ? choice.finish() : rawFinish;
        if (ErrorSign.beside(choice.rest())) {
            error = choice.rest();
        }
    }

    /// What few pieces hold.
    private void rest(JsonNode piece) throws TooLargeException {
        if (piece.isMissingNode()) {
            return;
        }
        if (streamed) {
            sealed.take(piece, size);
        } else {
            sealed.takeWhole(piece);
        }
        reasoning(thought(piece));
        content(piece.path("content"));
        refusal(Json.words(piece.path("refusal")));
        JsonNode called = piece.path("tool_calls");
        for (JsonNode call : called.isObject() ? List.of(called) : called) {
            calls.add(call, size);
        }
        if (piece.path("function_call").isObject()) {
            calls.add(Json.object().put("index", 0).set("function", piece.path("function_call")), size);
        }
    }

    /// Some send the same thoughts under several names.
    private static String thought(JsonNode piece) {
        String thought = Json.words(piece.path("reasoning_content"));
        if (thought.isEmpty()) {
            thought = Json.words(piece.path("reasoning"));
        }
        if (thought.isEmpty() && piece.path("reasoning_details").isArray()) {
            thought = piece.path("reasoning_details")
                    .valueStream()
                    .map(detail -> Json.words(detail.path("text")) + Json.words(detail.path("summary")))
                    .collect(Collectors.joining());
        }
        return thought;
    }

    private void content(JsonNode content) throws TooLargeException {
        if (content.isArray()) {
            for (JsonNode part : content) {
                part(part);
            }
        } else if (content.isObject()) {
            part(content);
        } else {
            visible(Json.words(content));
        }
    }

    /// Mistral sends reasoning as parts of the content.
    private void part(JsonNode part) throws TooLargeException {
        visible(part.isString() ? part.asString() : Json.words(part.path("text")));
        refusal(Json.words(part.path("refusal")));
        JsonNode thinking = part.path("thinking");
        reasoning(Json.words(thinking));
        for (JsonNode thought : thinking) {
            reasoning(Json.words(thought.path("text")));
        }
    }

    private void visible(String piece) throws TooLargeException {
        size.add(piece);
        if (dialect.thoughtTags()) {
            tags.accept(piece);
        } else {
            text(piece);
        }
    }

    private void refusal(String piece) throws TooLargeException {
        size.add(piece);
        refusal.append(piece);
    }

    private void reasoning(String piece) throws TooLargeException {
        size.add(piece);
        thought(piece);
    }

    private void text(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            sink.accept(new Delta.Text(piece));
        }
    }

    private void thought(String piece) {
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
        if (whole()) {
            tags.end();
        }
        FinishReason finish = finish();
        return new ChatResult(
                text.toString(),
                reasoned(),
                refusal.isEmpty() ? null : refusal.toString(),
                calls.calls(finish),
                usage,
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
