package dev.patchbay.provider.openai;

import dev.patchbay.provider.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// One chunk of an answer in OpenAI's format, or a whole answer. What every chunk of a stream holds is read straight
/// into its place, and what nobody reads is skipped; all else, which few chunks hold, is in `rest`: a tree without
/// the fields that are null.
///
/// @param id      null if there is none or it is empty; so is `model`
/// @param choices null if there is no such field
record OpenAiChunk(
        @Nullable String id,
        @Nullable String model,
        @Nullable List<Choice> choices,
        JsonNode rest) {
    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final OpenAiChunk EMPTY = new OpenAiChunk(null, null, null, NOTHING);

    /// @param index   negative if there is none: then the place in the list says it
    /// @param delta   null if there is none; so is `message`
    /// @param finish  null if there is none or it is empty
    record Choice(
            int index,
            @Nullable Piece delta,
            @Nullable Piece message,
            @Nullable String finish,
            JsonNode rest) {
        private static final Choice EMPTY = new Choice(-1, null, null, null, NOTHING);
    }

    /// A `delta` or a `message`.
    ///
    /// @param content "" if it is not a text; a list of parts is in `rest`
    record Piece(String content, JsonNode rest) {}

    /// Some send their chunks or their error in a list.
    static List<OpenAiChunk> read(JsonParser json) {
        return json.currentToken() == JsonToken.START_ARRAY ? all(json, OpenAiChunk::chunk) : List.of(chunk(json));
    }

    private static OpenAiChunk chunk(JsonParser json) {
        if (!begins(json)) {
            return EMPTY;
        }
        String id = null;
        String model = null;
        List<Choice> choices = null;
        JsonNode rest = NOTHING;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "id" -> id = Json.label(json);
                case "model" -> model = Json.text(json);
                case "choices" -> choices = choices(json);
                case "object", "created", "system_fingerprint", "service_tier", "obfuscation", "provider", "p" ->
                    json.skipChildren();
                default -> rest = Json.with(rest, name, json);
            }
        }
        return new OpenAiChunk(id, model, choices, rest);
    }

    private static List<Choice> choices(JsonParser json) {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            return all(json, OpenAiChunk::choice);
        }
        json.skipChildren();
        return List.of();
    }

    private static Choice choice(JsonParser json) {
        if (!begins(json)) {
            return Choice.EMPTY;
        }
        int index = -1;
        Piece delta = null;
        Piece message = null;
        String finish = null;
        JsonNode rest = NOTHING;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "index" -> index = Json.tree(json).asInt(-1);
                case "delta" -> delta = piece(json);
                case "message" -> message = piece(json);
                case "finish_reason" -> finish = Json.text(json);
                case "logprobs", "native_finish_reason" -> json.skipChildren();
                default -> rest = Json.with(rest, name, json);
            }
        }
        return new Choice(index, delta, message, finish, rest);
    }

    private static @Nullable Piece piece(JsonParser json) {
        if (!begins(json)) {
            return null;
        }
        String content = "";
        JsonNode rest = NOTHING;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (name.equals("content") && value == JsonToken.VALUE_STRING) {
                content = json.getString();
            } else if (name.equals("role")) {
                json.skipChildren();
            } else {
                rest = Json.with(rest, name, json);
            }
        }
        return new Piece(content, rest);
    }

    /// Whether an object begins here; anything else is skipped.
    private static boolean begins(JsonParser json) {
        boolean begins = json.currentToken() == JsonToken.START_OBJECT;
        if (!begins) {
            json.skipChildren();
        }
        return begins;
    }

    private static <T> List<T> all(JsonParser json, Function<JsonParser, T> reader) {
        List<T> all = new ArrayList<>(1);
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            if (next == JsonToken.NOT_AVAILABLE) {
                break; // cut: what was read so far will be thrown away
            }
            all.add(reader.apply(json));
        }
        return all;
    }
}
