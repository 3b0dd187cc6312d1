package dev.patchbay.provider;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an error says, in whichever of the providers' many shapes it comes.
///
/// @param message    "" if it has no words
/// @param status     an HTTP status that the body itself names, or 0
/// @param retryAfter Google's `retryDelay`, or null
/// @param json       whether it was JSON at all
record ErrorBody(
        String message,
        @Nullable String type,
        @Nullable String code,
        int status,
        @Nullable Duration retryAfter,
        @Nullable String requestId,
        boolean json) {

    private static final Pattern TITLE = Pattern.compile("<title[^>]*>\\s*(.*?)\\s*</title>", Pattern.DOTALL);
    private static final Pattern DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"([0-9.]+)s\"");

    static ErrorBody of(String body) {
        JsonNode json = Json.parse(body.strip());
        return json == null || !json.isContainer() ? ofText(body) : of(json);
    }

    /// Understands `{error: {...}}`, `{error: "..."}`, `[{error: {...}}]`, `{detail: ...}` and flat `{message: ...}`.
    static ErrorBody of(JsonNode json) {
        JsonNode outer = json.isArray() ? json.path(0) : json;
        JsonNode error = outer.path("error").isObject() ? outer.path("error") : outer;
        String type = first(Json.text(error, "type"), Json.text(error, "status"));
        return new ErrorBody(
                message(outer, error),
                "error".equals(type) ? null : type,
                Json.label(error, "code"),
                status(error),
                delay(json.toString()),
                first(Json.text(outer, "request_id"), Json.text(error, "request_id")),
                true);
    }

    private static ErrorBody ofText(String body) {
        Matcher title = TITLE.matcher(body);
        String text = body.strip();
        String message = title.find() ? title.group(1) : text.startsWith("<") || text.length() > 300 ? "" : text;
        return new ErrorBody(message, null, null, 0, null, null, false);
    }

    private static String message(JsonNode outer, JsonNode error) {
        JsonNode detail = outer.path("detail");
        if (detail.isArray()) {
            return detail.valueStream()
                    .map(problem -> problem.path("msg").asString(""))
                    .collect(Collectors.joining("; "));
        }
        String words = first(Json.text(error, "message"), Json.text(outer, "error"));
        words = first(words, Json.text(outer, "message"));
        words = first(words, Json.text(outer, "detail"));
        return words == null ? "" : words;
    }

    private static int status(JsonNode error) {
        for (String name : new String[] {"code", "status_code", "raw_status_code"}) {
            int value = error.path(name).asInt(0);
            if (value >= 400 && value < 600) {
                return value;
            }
        }
        return 0;
    }

    private static @Nullable Duration delay(String text) {
        Matcher delay = DELAY.matcher(text);
        return delay.find() ? RetryAfter.seconds(delay.group(1)) : null;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
