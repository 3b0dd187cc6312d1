package dev.patchbay.provider.anthropic;

import dev.patchbay.provider.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// One event of the Messages API. A piece of text is read straight into its place; all else, which few events hold,
/// is in `rest`: a tree without the fields that are null.
///
/// @param type null if there is none or it is empty
record AnthropicEvent(@Nullable String type, JsonNode index, Part delta, JsonNode rest) {
    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final AnthropicEvent EMPTY = new AnthropicEvent(null, NOTHING, Part.EMPTY, NOTHING);

    /// What an event adds to a block or to the message.
    ///
    /// @param type "" if there is none; so is `text`
    record Part(String type, String text, JsonNode rest) {
        private static final Part EMPTY = new Part("", "", NOTHING);
    }

    static AnthropicEvent read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return EMPTY;
        }
        String type = null;
        JsonNode index = NOTHING;
        Part delta = Part.EMPTY;
        JsonNode rest = NOTHING;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "type" -> type = Json.text(json);
                case "index" -> index = Json.tree(json);
                case "delta" -> delta = part(json);
                default -> rest = Json.with(rest, name, json);
            }
        }
        return new AnthropicEvent(type, index, delta, rest);
    }

    private static Part part(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Part.EMPTY;
        }
        String type = "";
        String text = "";
        JsonNode rest = NOTHING;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "type" -> type = Json.words(json);
                case "text" -> text = Json.words(json);
                default -> rest = Json.with(rest, name, json);
            }
        }
        return new Part(type, text, rest);
    }
}
