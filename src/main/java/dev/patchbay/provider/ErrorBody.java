package dev.patchbay.provider;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an error says, in whichever of the providers' many shapes it comes.
///
/// @param message    "" if it has no words
/// @param status     an HTTP status that the body itself names, or 0
/// @param detail     further words that tell what kind it is: reasons, limits, what a service behind a gateway said
/// @param retryAfter how long to wait, as the body has it, or null
/// @param page       whether it is HTML, whatever its content type says: from a proxy, a login page, a gateway
record ErrorBody(
        String message,
        @Nullable String type,
        @Nullable String code,
        int status,
        String detail,
        @Nullable Duration retryAfter,
        @Nullable String requestId,
        boolean page) {
    private static final int LONGEST_TEXT = 300;

    /// Characters of one text that are looked at: nobody says more, and odd texts would take long.
    private static final int LONGEST_LOOKED_AT = 8_200;

    /// Blank lines, comments and the names of fields of a stream.
    private static final Pattern LEAD_IN =
            Pattern.compile("\\A\\uFEFF?(?:\\s++|:[^\\r\\n]*+|(?:event|id|retry):[^\\r\\n]*+|data:)*+");

    /// Words of our own, or none.
    static ErrorBody ofWords(String message) {
        return new ErrorBody(message, null, null, 0, "", null, null, false);
    }

    /// As much of `text` as is looked at.
    static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_LOOKED_AT));
    }

    static ErrorBody of(String body) {
        String text = LEAD_IN.matcher(body).replaceFirst("").strip();
        JsonNode json = Json.parse(text);
        return json == null || !json.isContainer() ? ofText(text) : of(json);
    }

    /// Understands `{error: {...}}`, `{error: "..."}`, `[{error: {...}}]`, `{errors: [...]}`, `{detail: ...}` and flat
    /// `{message: ...}`.
    static ErrorBody of(JsonNode json) {
        JsonNode outer = json.isArray() ? json.path(0) : json;
        JsonNode error = Stream.of(
                        outer.path("error"),
                        outer.path("error").path(0),
                        outer.path("errors").path(0))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(outer);
        String type = first(Json.text(error, "type"), Json.text(error, "status"));
        return new ErrorBody(
                message(outer, error),
                "error".equals(type) ? null : type,
                Json.label(error, "code"),
                status(error),
                detail(error),
                ErrorWait.of(error),
                first(Json.text(outer, "request_id"), Json.text(error, "request_id")),
                false);
    }

    private static ErrorBody ofText(String text) {
        if (text.startsWith("<")) {
            return new ErrorBody(title(text), null, null, 0, "", null, null, true);
        }
        String message = text.length() > LONGEST_TEXT ? "" : text;
        return new ErrorBody(message, null, null, 0, "", ErrorWait.inWords(message), null, false);
    }

    /// @return "" if it has none
    private static String title(String page) {
        int tag = page.indexOf("<title");
        int from = tag < 0 ? -1 : page.indexOf('>', tag);
        int to = from < 0 ? -1 : page.indexOf("</title>", from);
        return to < 0 ? "" : page.substring(from + 1, to).strip();
    }

    private static String message(JsonNode outer, JsonNode error) {
        return Stream.of(
                        error.path("message"),
                        error.path("msg"),
                        outer.path("error"),
                        outer.path("errors"),
                        outer.path("message"),
                        outer.path("detail"),
                        outer)
                .map(ErrorBody::words)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// A text, or the texts of a list of problems; Mistral puts such a list into `message.detail`.
    private static String words(JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        if (node.isArray()) {
            return node.valueStream()
                    .map(ErrorBody::words)
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("; "));
        }
        return Stream.of("message", "msg", "detail")
                .map(node::path)
                .filter(value -> value.isString() || value.isArray())
                .map(ErrorBody::words)
                .findFirst()
                .orElse("");
    }

    private static int status(JsonNode error) {
        for (String name : new String[] {"code", "status_code", "raw_status_code", "status"}) {
            int value = error.path(name).asInt(0);
            if (value >= 400 && value < 600) {
                return value;
            }
        }
        return 0;
    }

    /// Google's reasons and exhausted quotas, and what OpenRouter was told.
    private static String detail(JsonNode error) {
        return error.path("details").toString() + " "
                + Json.words(error.path("metadata").path("raw"));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
