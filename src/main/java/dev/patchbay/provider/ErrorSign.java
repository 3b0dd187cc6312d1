package dev.patchbay.provider;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Tells an error from an answer where the status says 200.
public final class ErrorSign {
    private static final List<String> WORDS = List.of("message", "msg", "detail");

    private static final Set<String> NONE = Set.of("", "null");

    private ErrorSign() {}

    /// Whether `json` has an error beside whatever else it has. `"error": null`, `{}`, `""`, `"null"`, `false` and 0
    /// are none.
    public static boolean beside(JsonNode json) {
        JsonNode error = json.path("error");
        return error.isContainer()
                ? !error.isEmpty()
                : error.isNumber() && error.asDouble() != 0 || !NONE.contains(Json.words(error));
    }

    /// Whether an object that holds no piece of an answer is an error: also a flat one, `{message: ...}` or
    /// `{detail: ...}`.
    ///
    /// @param event what the stream calls it, or ""
    public static boolean insteadOf(String event, JsonNode json) {
        return named(event, json) || words(json);
    }

    /// Whether an object says of itself that it is an error: words alone do not.
    ///
    /// @param event what the stream calls it, or ""
    public static boolean named(String event, JsonNode json) {
        return event.equals("error")
                || json.path("type").asString("").equals("error")
                || json.path("object").asString("").equals("error")
                || says(json.path("errors"))
                || beside(json);
    }

    private static boolean words(JsonNode json) {
        return WORDS.stream().anyMatch(name -> says(json.path(name)));
    }

    private static boolean says(JsonNode words) {
        return words.isArray() ? !words.isEmpty() : !Json.words(words).isEmpty();
    }
}
