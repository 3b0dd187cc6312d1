package dev.patchbay.provider.anthropic;

import dev.patchbay.provider.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One block of content as it grows.
final class Block {
    /// How a block of text begins where nobody said so.
    static final JsonNode TEXT = Json.object().put("type", "text");

    private static final JsonNode THINKING = Json.object().put("type", "thinking");
    private static final JsonNode CALL = Json.object().put("type", "tool_use");

    private static final Set<String> KNOWN = Set.of("text", "thinking", "redacted_thinking", "tool_use");

    final JsonNode begin;
    final String type;
    final String id;
    final String name;
    final StringBuilder text = new StringBuilder();
    final StringBuilder input = new StringBuilder();

    @Nullable
    String signature;

    /// @param begin as the provider began it
    Block(JsonNode begin) {
        this.begin = begin;
        this.type = Json.words(begin.path("type"));
        this.id = Json.words(begin.path("id"));
        this.name = Json.words(begin.path("name"));
        this.signature = Json.text(begin, "signature");
    }

    /// How the block began that a piece of the type `delta` belongs to.
    static JsonNode holding(String delta) {
        return switch (delta) {
            case "thinking_delta", "signature_delta" -> THINKING;
            case "input_json_delta" -> CALL;
            default -> TEXT;
        };
    }

    /// Whether nobody knows what it is; text in it is to be read all the same.
    boolean isUnknown() {
        return !KNOWN.contains(type);
    }

    /// An empty signature says nothing.
    void sign(@Nullable String latest) {
        signature = latest == null ? signature : latest;
    }

    /// The arguments of a call: its pieces, or what it began with where no piece came.
    String arguments() {
        JsonNode given = begin.path("input");
        if (!input.isEmpty()) {
            return input.toString();
        }
        return given.isContainer() && !given.isEmpty() ? given.toString() : Json.words(given);
    }
}
