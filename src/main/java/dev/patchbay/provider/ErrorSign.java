package dev.patchbay.provider;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// Tells an error from an answer where the status says 200.
public final class ErrorSign {
    private static final List<String> WORDS = List.of("message", "msg", "detail", "errors");

    private ErrorSign() {}

    /// Whether `json` has an error beside whatever else it has. `"error": null`, `{}` and `""` are none.
    public static boolean beside(JsonNode json) {
        JsonNode error = json.path("error");
        return error.isContainer()
                ? !error.isEmpty()
                : error.isNumber() || !Json.words(error).isEmpty();
    }

    /// Whether an object that holds no piece of an answer is an error: also a flat one, `{message: ...}` or
    /// `{detail: ...}`.
    ///
    /// @param event what the stream calls it, or ""
    public static boolean insteadOf(String event, JsonNode json) {
        return event.equals("error")
                || json.path("type").asString("").equals("error")
                || beside(json)
                || WORDS.stream().anyMatch(name -> says(json.path(name)));
    }

    private static boolean says(JsonNode words) {
        return words.isArray() ? !words.isEmpty() : !Json.words(words).isEmpty();
    }
}
