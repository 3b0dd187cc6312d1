package dev.patchbay.provider.openai;

import dev.patchbay.provider.AnswerSize;
import dev.patchbay.provider.Json;
import dev.patchbay.provider.TooLargeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A list that comes in pieces, as OpenRouter's `reasoning_details` do: entries of the same type and index are
/// pieces of one entry. Without an index a text goes on until something else comes.
final class SealedList {
    private static final Set<String> IN_PIECES = Set.of("text", "summary", "data");

    /// Fields of one entry; providers send seven.
    private static final int MOST_FIELDS = 64;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> open = new HashMap<>();

    private static final class Entry {
        final JsonNode first;
        final Map<String, JsonNode> later = new HashMap<>();
        final Map<String, StringBuilder> texts = new HashMap<>();

        Entry(JsonNode first) {
            this.first = first;
        }

        @Nullable
        String id() {
            String id = Json.text(first, "id");
            return id != null || !later.containsKey("id") ? id : later.get("id").asString("");
        }

        void add(JsonNode piece, AnswerSize size) throws TooLargeException {
            for (Map.Entry<String, JsonNode> field : piece.properties()) {
                add(field.getKey(), field.getValue(), size);
            }
        }

        private void add(String name, JsonNode value, AnswerSize size) throws TooLargeException {
            if (value.isString() && IN_PIECES.contains(name)) {
                size.add(value.asString());
                texts.computeIfAbsent(name, any -> new StringBuilder()).append(value.asString());
            } else if (!value.isNull() && (later.size() < MOST_FIELDS || later.containsKey(name))) {
                put(name, value, size);
            }
        }

        /// What only says again what is known, as most pieces do, makes nothing larger.
        private void put(String name, JsonNode value, AnswerSize size) throws TooLargeException {
            if (!value.equals(later.put(name, value))) {
                size.add(name);
                size.add(value.toString());
            }
        }

        JsonNode json() {
            if (!(first instanceof ObjectNode start)) {
                return first;
            }
            ObjectNode whole = start.deepCopy();
            later.forEach(whole::set);
            texts.forEach((name, text) -> whole.put(name, text.toString()));
            return whole;
        }
    }

    /// @throws TooLargeException if there is more of it than [Limits] allows
    void add(JsonNode piece, AnswerSize size) throws TooLargeException {
        String key = piece.path("type").asString("") + " " + piece.path("index").asString("");
        Entry entry = open.get(key);
        if (entry == null || !goesOn(entry, piece)) {
            size.sealed();
            size.add(piece.toString());
            entry = new Entry(piece);
            entries.add(entry);
            open.put(key, entry);
        }
        entry.add(piece, size);
    }

    private boolean goesOn(Entry entry, JsonNode piece) {
        String id = Json.text(piece, "id");
        if (id != null && entry.id() != null && !id.equals(entry.id())) {
            return false;
        }
        return Json.has(piece, "index") || piece.has("text") && entry == entries.getLast();
    }

    ArrayNode json() {
        ArrayNode list = Json.object().putArray("list");
        entries.forEach(entry -> list.add(entry.json()));
        return list;
    }
}
