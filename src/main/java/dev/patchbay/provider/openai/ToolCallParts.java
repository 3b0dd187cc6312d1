package dev.patchbay.provider.openai;

import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ToolCall;
import dev.patchbay.provider.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Puts tool calls together from their fragments. OpenAI numbers the fragments; Google sends whole calls
/// without a number and sometimes without an id.
final class ToolCallParts {
    private final ModelId asked;
    private final List<JsonPointer> sentBack;
    private final List<Part> parts = new ArrayList<>();

    ToolCallParts(ModelId asked, List<JsonPointer> sentBack) {
        this.asked = asked;
        this.sentBack = sentBack;
    }

    private static final class Part {
        final @Nullable Integer index;
        String id = "";
        String name = "";
        final StringBuilder arguments = new StringBuilder();
        final SealedFields sealed;

        Part(@Nullable Integer index, SealedFields sealed) {
            this.index = index;
            this.sealed = sealed;
        }
    }

    void add(JsonNode fragment) {
        String id = fragment.path("id").asString("");
        JsonNode function = fragment.path("function");
        String name = function.path("name").asString("");
        Integer index = fragment.path("index").isInt() ? fragment.path("index").asInt() : null;
        Part part = find(index, id, name);
        part.id = id.isEmpty() ? part.id : id;
        part.name = name.isEmpty() ? part.name : name;
        part.sealed.take(fragment);
        JsonNode arguments = function.path("arguments");
        part.arguments.append(arguments.isContainer() ? arguments.toString() : arguments.asString(""));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    private Part find(@Nullable Integer index, String id, String name) {
        for (Part part : parts) {
            boolean sameIndex = index != null && index.equals(part.index);
            boolean sameId = !id.isEmpty() && id.equals(part.id);
            boolean other = !id.isEmpty() && !part.id.isEmpty() && !sameId;
            if (sameId || sameIndex && !other) {
                return part;
            }
        }
        boolean goesOn = index == null && id.isEmpty() && name.isEmpty() && !parts.isEmpty();
        if (goesOn) {
            return parts.getLast();
        }
        var part = new Part(index, new SealedFields(sentBack));
        parts.add(part);
        return part;
    }

    /// Calls as they stand. Empty arguments mean none only where the model stopped in order to call.
    List<ToolCall> calls(@Nullable FinishReason finish) {
        return parts.stream().map(part -> call(part, finish)).toList();
    }

    private ToolCall call(Part part, @Nullable FinishReason finish) {
        if (part.id.isEmpty()) {
            part.id = "call_" + UUID.randomUUID();
        }
        String arguments = part.arguments.toString();
        if (arguments.isBlank() && finish == FinishReason.TOOL_CALLS) {
            arguments = "{}";
        }
        boolean complete = finish != null && finish != FinishReason.LENGTH && Json.isObject(arguments);
        return new ToolCall(part.id, part.name, arguments, complete, part.sealed.sealed(asked));
    }
}
