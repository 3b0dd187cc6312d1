package dev.patchbay.provider.openai;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Sealed;
import dev.patchbay.provider.AnswerSize;
import dev.patchbay.provider.Json;
import dev.patchbay.provider.TooLargeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a message or of a tool call that go back to the model as they came; which ones they are the
/// dialect says. Of a value that is sent again in a stream the last one holds; lists grow.
final class SealedFields {
    private final List<JsonPointer> pointers;
    private final Map<JsonPointer, JsonNode> values = new LinkedHashMap<>();
    private final Map<JsonPointer, SealedList> lists = new LinkedHashMap<>();

    SealedFields(List<JsonPointer> pointers) {
        this.pointers = pointers;
    }

    static List<JsonPointer> pointers(List<String> texts) {
        return texts.stream().map(JsonPointer::compile).toList();
    }

    /// Takes what a piece of a stream has of them.
    ///
    /// @throws TooLargeException if there is more of it than [Limits] allows
    void take(JsonNode piece, AnswerSize size) throws TooLargeException {
        for (JsonPointer pointer : pointers) {
            JsonNode value = piece.at(pointer);
            if (value.isArray()) {
                SealedList list = lists.computeIfAbsent(pointer, any -> new SealedList());
                for (JsonNode entry : value) {
                    list.add(entry, size);
                }
            } else if (present(value) && !value.equals(values.put(pointer, value))) {
                size.add(value.toString());
            }
        }
    }

    /// Takes what an answer in one piece has of them.
    void takeWhole(JsonNode message) {
        for (JsonPointer pointer : pointers) {
            JsonNode value = message.at(pointer);
            if (present(value)) {
                values.put(pointer, value);
            }
        }
    }

    /// @return null if nothing came
    @Nullable
    Sealed sealed(ModelId by) {
        ObjectNode json = Json.object();
        lists.forEach((pointer, list) -> values.put(pointer, list.json()));
        values.forEach((pointer, value) -> put(pointer, value, json));
        return json.isEmpty() ? null : new Sealed(by, json.toString());
    }

    /// Puts what was sealed back where it stood.
    static void write(@Nullable Sealed sealed, List<JsonPointer> pointers, ObjectNode target) {
        JsonNode json = sealed == null ? null : Json.parse(sealed.json());
        if (json != null) {
            for (JsonPointer pointer : pointers) {
                JsonNode value = json.at(pointer);
                if (present(value)) {
                    put(pointer, value, target);
                }
            }
        }
    }

    private static boolean present(JsonNode value) {
        boolean empty =
                value.isContainer() ? value.isEmpty() : value.asString("").isEmpty();
        return !value.isMissingNode() && !value.isNull() && !empty;
    }

    private static void put(JsonPointer pointer, JsonNode value, ObjectNode target) {
        String name = pointer.getMatchingProperty();
        if (pointer.tail().matches()) {
            target.set(name, value);
        } else {
            put(pointer.tail(), value, target.withObjectProperty(name));
        }
    }
}
