package dev.patchbay.provider;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How long to wait, as the body of an error has it.
final class ErrorWait {
    private static final Pattern IN_WORDS =
            Pattern.compile("(?:try again|retry|retrying)(?: your request)? (?:in|after) (?:about )?"
                    + "((?:[0-9]{1,15}(?:\\.[0-9]{1,15})? ?"
                    + "(?:ms|milliseconds?|seconds?|minutes?|hours?|days?|s|m|h|d)\\b[ ,]{0,3}+){1,6}+|"
                    + "(?:[0-9]{1,15}(?:\\.[0-9]{1,15})?(?:ms|[dhms])){1,6}+)");

    private ErrorWait() {}

    /// @return null if it does not say
    static @Nullable Duration of(JsonNode error) {
        Stream<JsonNode> delays = error.path("details").valueStream().map(detail -> detail.path("retryDelay"));
        Stream<JsonNode> named = Stream.of(
                error.path("retry_after"),
                error.path("retry_after_seconds"),
                error.path("metadata").path("retry_after_seconds"));
        Duration wait = Stream.concat(delays, named)
                .map(value -> value.isNumber() ? value.asString() : Json.words(value))
                .flatMap(text -> Stream.ofNullable(RetryAfter.secondsOrSpan(text)))
                .findFirst()
                .orElse(null);
        return wait != null ? wait : inWords(Json.words(error.path("message")));
    }

    /// "Please try again in 1m30s", "retry after 6 seconds".
    static @Nullable Duration inWords(String message) {
        Matcher words = IN_WORDS.matcher(ErrorBody.beginning(message).toLowerCase(Locale.ROOT));
        return words.find() ? RetryAfter.span(words.group(1)) : null;
    }
}
