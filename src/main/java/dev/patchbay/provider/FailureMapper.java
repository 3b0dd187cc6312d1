package dev.patchbay.provider;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ProviderId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns what went wrong in one call into a [ChatFailure], everything in it masked. Knows the call's key:
/// do not keep it.
///
/// @param url   what was asked; only its host and port are shown
/// @param model the model that was asked, or null
record FailureMapper(ProviderId provider, @Nullable String model, URI url, Redactor redactor) {
    private static final List<String> REQUEST_IDS = List.of(
            "x-request-id",
            "request-id",
            "mistral-correlation-id",
            "apim-request-id",
            "x-generation-id",
            "x-ds-trace-id");

    /// A reply whose status is not 2xx.
    ChatFailure.Provider ofStatus(int status, HttpHeaders headers, String body, Instant now) {
        if (status >= 300 && status < 400) {
            return redirected(status, headers);
        }
        ErrorBody error = ErrorBody.of(body);
        FailureKind kind = FailureKinds.of(status, error);
        Duration named = RetryAfter.of(headers, kind == FailureKind.RATE_LIMITED, now);
        Duration wait = named == null
                        || error.retryAfter() != null && error.retryAfter().compareTo(named) > 0
                ? error.retryAfter()
                : named;
        return failure(kind, status, error, wait, body, requestId(headers, error))
                .withShouldRetry(shouldRetry(headers));
    }

    /// An error inside a reply that began with status 200.
    ///
    /// @param begun whether a piece of the answer had come before
    ChatFailure.Provider inAnswer(JsonNode json, boolean begun, HttpHeaders headers) {
        ErrorBody error = ErrorBody.of(json);
        FailureKind kind = begun ? FailureKind.MID_STREAM : FailureKinds.of(200, error);
        return failure(kind, 200, error, error.retryAfter(), json.toString(), requestId(headers, error));
    }

    /// A body that cannot be what was asked for.
    ChatFailure.Provider unreadable(FailureKind kind, int status, HttpHeaders headers, String body) {
        String beginning = body.substring(0, Math.min(body.length(), Limits.MAX_ERROR));
        ErrorBody error = ErrorBody.of(beginning);
        return failure(kind, status, error, null, beginning, requestId(headers, error));
    }

    /// Nothing came, or what came broke off.
    ChatFailure.Provider ofProblem(FailureKind kind, int status, IOException problem) {
        return failure(kind, status, ErrorBody.ofWords(ProblemWords.of(problem)), null, problem.toString(), null);
    }

    /// Only the host of the target is named: the rest of it may hold anything.
    private ChatFailure.Provider redirected(int status, HttpHeaders headers) {
        String target = headers.firstValue("location").map(this::hostOf).orElse("nowhere");
        String message = "The server redirects to " + target + ". A key is never sent on to another address.";
        ErrorBody error = ErrorBody.ofWords(message);
        return failure(FailureKind.BAD_REPLY, status, error, null, "", requestId(headers, error));
    }

    private String hostOf(String location) {
        try {
            URI target = url.resolve(location);
            return target.getScheme() + "://" + hostAndPort(target);
        } catch (IllegalArgumentException e) {
            return "an address that is none";
        }
    }

    private ChatFailure.Provider failure(
            FailureKind kind,
            int status,
            ErrorBody error,
            @Nullable Duration wait,
            String raw,
            @Nullable String requestId) {
        return new ChatFailure.Provider(
                kind,
                provider,
                model,
                hostAndPort(url),
                status,
                redactor.raw(error.message()),
                masked(error.type()),
                masked(error.code()),
                wait,
                redactor.raw(raw),
                redactor.label(requestId));
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : redactor.raw(text);
    }

    private static String hostAndPort(URI url) {
        return url.getPort() < 0 ? String.valueOf(url.getHost()) : url.getHost() + ":" + url.getPort();
    }

    private static @Nullable String requestId(HttpHeaders headers, ErrorBody error) {
        String id = requestId(headers);
        return id != null ? id : error.requestId();
    }

    /// Anthropic says it outright.
    private static @Nullable Boolean shouldRetry(HttpHeaders headers) {
        String said = headers.firstValue("x-should-retry").orElse("").strip().toLowerCase(Locale.ROOT);
        return switch (said) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    static @Nullable String requestId(HttpHeaders headers) {
        return REQUEST_IDS.stream()
                .flatMap(name -> headers.firstValue(name).stream())
                .findFirst()
                .orElse(null);
    }
}
