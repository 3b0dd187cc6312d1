package dev.patchbay.provider.anthropic;

import dev.patchbay.provider.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One block of content as it grows.
final class Block {
    /// How a block of text begins where nobody said so.
    static final JsonNode TEXT = Json.object().put("type", "text");

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

    /// The arguments of a call: its pieces, or what it began with where no piece came.
    String arguments() {
        JsonNode given = begin.path("input");
        if (!input.isEmpty()) {
            return input.toString();
        }
        return given.isContainer() && !given.isEmpty() ? given.toString() : Json.words(given);
    }
}
