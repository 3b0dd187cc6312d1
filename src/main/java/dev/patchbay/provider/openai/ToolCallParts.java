package dev.patchbay.provider.openai;

import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ToolCall;
import dev.patchbay.provider.AnswerSize;
import dev.patchbay.provider.Json;
import dev.patchbay.provider.TooLargeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        final @Nullable Long index;
        String id = "";
        String name = "";
        final StringBuilder arguments = new StringBuilder();
        final SealedFields sealed;

        Part(@Nullable Long index, SealedFields sealed) {
            this.index = index;
            this.sealed = sealed;
        }

        boolean complete() {
            int last = arguments.length() - 1;
            return last >= 0 && arguments.charAt(last) == '}' && Json.isObject(arguments.toString());
        }
    }

    /// @throws TooLargeException if there are more of them than [Limits] allows
    void add(JsonNode fragment, AnswerSize size) throws TooLargeException {
        if (fragment.isEmpty()) {
            return;
        }
        size.toolDelta();
        String id = Json.words(fragment.path("id"));
        JsonNode function = fragment.path("function");
        String name = Json.words(function.path("name"));
        JsonNode given = function.path("arguments");
        String arguments = given.isContainer() ? given.toString() : Json.words(given);
        size.add(arguments);
        Long number = Json.count(fragment.path("index"));
        Part part = find(number, id, name, arguments);
        if (part == null) {
            size.part();
            part = new Part(number, new SealedFields(sentBack));
            parts.add(part);
        }
        part.id = part.id.isEmpty() ? id : part.id;
        part.name = name.isEmpty() ? part.name : name;
        part.sealed.take(fragment, size);
        part.arguments.append(arguments);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// @return the call that the fragment goes on with, or null for a new one
    private @Nullable Part find(@Nullable Long index, String id, String name, String arguments) {
        if (!id.isEmpty()) {
            for (Part part : parts.reversed()) {
                boolean sameIndex = index == null || part.index == null || index.equals(part.index);
                if (id.equals(part.id) && sameIndex && !again(part, name, arguments)) {
                    return part;
                }
            }
        }
        if (index == null) {
            return parts.isEmpty() || !id.isEmpty() || !goesOn(parts.getLast(), name) ? null : parts.getLast();
        }
        for (Part part : parts.reversed()) {
            if (index.equals(part.index)) {
                return another(part, id, name, arguments) ? null : part;
            }
        }
        return null;
    }

    /// Whether a fragment with neither number nor id belongs to the call before it: a name that is said again may
    /// also begin a second call of the same tool.
    private static boolean goesOn(Part part, String name) {
        return name.isEmpty() || name.equals(part.name) && !part.arguments.isEmpty() && !part.complete();
    }

    /// Some number every call 0, some give each fragment an id of its own, some repeat the name: only a fragment with
    /// a name can begin another call.
    private static boolean another(Part part, String id, String name, String arguments) {
        if (name.isEmpty()) {
            return false;
        }
        boolean otherId = !id.isEmpty() && !part.id.isEmpty() && !id.equals(part.id);
        boolean otherName = !part.name.isEmpty() && !name.equals(part.name);
        return otherId || otherName || again(part, name, arguments);
    }

    /// Some take the tool's name for the id: then a second call looks like a fragment of the first.
    private static boolean again(Part part, String name, String arguments) {
        return !name.isEmpty() && !arguments.isEmpty() && part.complete();
    }

    /// Calls as they stand. Empty arguments mean none only where the model stopped in order to call.
    List<ToolCall> calls(@Nullable FinishReason finish) {
        Set<String> taken = new HashSet<>();
        for (Part part : parts) {
            if (part.id.isEmpty() || !taken.add(part.id)) {
                part.id = "call_" + UUID.randomUUID();
            }
        }
        return parts.stream().map(part -> call(part, finish)).toList();
    }

    private ToolCall call(Part part, @Nullable FinishReason finish) {
        String arguments = part.arguments.toString();
        if (arguments.isBlank() && finish == FinishReason.TOOL_CALLS) {
            arguments = "{}";
        }
        boolean complete =
                finish != null && finish != FinishReason.LENGTH && !part.name.isEmpty() && Json.isObject(arguments);
        return new ToolCall(part.id, part.name, arguments, complete, part.sealed.sealed(asked));
    }
}
