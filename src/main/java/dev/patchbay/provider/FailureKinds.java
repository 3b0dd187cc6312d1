package dev.patchbay.provider;

import dev.patchbay.domain.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/// Tells what kind of failure an error is, from its status and words. Words are looked for where the
/// providers' statuses and codes disagree; each stands in a recorded or documented error.
final class FailureKinds {
    /// Types and codes that stand for a status where there is none: an error inside an answer.
    private static final Map<String, Integer> STATUS_OF_TYPE = Map.ofEntries(
            Map.entry("invalid_request_error", 400),
            Map.entry("invalid_argument", 400),
            Map.entry("failed_precondition", 400),
            Map.entry("authentication_error", 401),
            Map.entry("unauthenticated", 401),
            Map.entry("billing_error", 402),
            Map.entry("permission_error", 403),
            Map.entry("permission_denied", 403),
            Map.entry("not_found_error", 404),
            Map.entry("not_found", 404),
            Map.entry("request_too_large", 413),
            Map.entry("rate_limit_error", 429),
            Map.entry("rate_limit_exceeded", 429),
            Map.entry("too_many_requests", 429),
            Map.entry("resource_exhausted", 429),
            Map.entry("api_error", 500),
            Map.entry("server_error", 500),
            Map.entry("internal_server_error", 500),
            Map.entry("unavailable", 503),
            Map.entry("timeout_error", 504),
            Map.entry("deadline_exceeded", 504),
            Map.entry("overloaded_error", 529));
    private static final List<String> BAD_KEY = List.of(
            "api_key_invalid",
            "api key not valid",
            "invalid_api_key",
            "invalid api key",
            "incorrect api key",
            "api key expired",
            "invalid authorization header");
    private static final List<String> NO_CREDIT = List.of(
            "insufficient_quota",
            "insufficient balance",
            "insufficient credit",
            "credit balance is too low",
            "billing_hard_limit",
            "billing_not_active",
            "billing_error",
            "out of credits",
            "any credits yet",
            "all available credits",
            "spending limit",
            "included credits",
            "key limit exceeded",
            "specified api usage limits",
            "usage limit reached");

    /// Google says the same of a minute's limit, and then names a delay.
    private static final List<String> NO_QUOTA = List.of("exceeded your current quota");

    /// Of a day, or none at all: what Google calls such quotas. Its delay then means nothing.
    private static final Pattern LONG_QUOTA = Pattern.compile("quotaid\"[^}]{0,200}perday|limit: 0\\b");

    /// "The model X does not exist", "model X was deprecated", "model X not found".
    private static final Pattern NAMED_MODEL =
            Pattern.compile("(?s)\\bmodels?\\b.{0,120}?(?:does not exist|is not found"
                    + "|not found|was deprecated|has been deprecated|is deprecated|no longer)");

    private static final List<String> TOO_LONG = List.of(
            "context_length_exceeded",
            "exceed_context_size",
            "maximum context length",
            "maximum prompt length",
            "prompt is too long",
            "exceeds the available context size",
            "exceed context limit",
            "exceeds the maximum number of tokens",
            "exceeds the context",
            "context window",
            "context_window",
            "input is too long",
            "reduce the length of the messages",
            "too many tokens");
    private static final String TOO_LARGE_FOR_LIMIT = "request too large";
    private static final List<String> DECLINED = List.of(
            "content_filter",
            "content_policy",
            "content management policy",
            "responsibleaipolicy",
            "flagged by moderation",
            "requires moderation",
            "data_inspection_failed",
            "safety system");
    private static final List<String> NO_MODEL = List.of(
            "model_not_found",
            "invalid_model",
            "invalid model",
            "not a valid model",
            "unknown model",
            "supported api model names",
            "model does not exist",
            "no such model",
            "not a chat model",
            "deploymentnotfound",
            "not allowed to sample",
            "access to model",
            "access to the model",
            "no endpoints found for",
            "model_not_available",
            "model_decommissioned");
    /// What llama.cpp says with status 500 or 501 of options that it will never support.
    private static final List<String> UNSUPPORTED =
            List.of("not supported", "not_supported", "unsupported", "does not support", "requires --jinja");

    private static final List<String> NOT_THE_KEY =
            List.of("country, region", "unsupported_country", "location is not");

    private FailureKinds() {}

    /// @param status the HTTP status; 200 for an error inside an answer
    static FailureKind of(int status, ErrorBody error) {
        int effective = status >= 400 ? status : effective(error);
        String words = words(error);
        if (status >= 300 && status < 400 || page(status, error)) {
            return FailureKind.BAD_REPLY;
        }
        if (effective == 402 || spent(words, error)) {
            return FailureKind.QUOTA;
        }
        if (effective == 413 || tooLong(effective, words)) {
            return FailureKind.CONTEXT_TOO_LONG;
        }
        if (says(words, DECLINED)) {
            return FailureKind.REFUSED;
        }
        if (says(words, BAD_KEY) || effective == 401) {
            return FailureKind.KEY_REJECTED;
        }
        if (effective < 429
                && (says(words, NO_MODEL) || NAMED_MODEL.matcher(words).find())) {
            return FailureKind.UNKNOWN_MODEL;
        }
        return ofStatus(effective, words);
    }

    /// Whether credit or quota is gone, so that waiting a minute would not help.
    private static boolean spent(String words, ErrorBody error) {
        return says(words, NO_CREDIT)
                || says(words, NO_QUOTA) && error.retryAfter() == null
                || LONG_QUOTA.matcher(words).find();
    }

    /// Also a request that alone exceeds a minute's tokens, which no waiting makes smaller.
    private static boolean tooLong(int status, String words) {
        return words.contains(TOO_LARGE_FOR_LIMIT) || status != 429 && says(words, TOO_LONG);
    }

    private static FailureKind ofStatus(int status, String words) {
        return switch (status) {
            case 403 -> says(words, NOT_THE_KEY) ? FailureKind.BAD_REQUEST : FailureKind.KEY_REJECTED;
            case 404 -> notFound(words);
            case 405 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.RATE_LIMITED;
            case 408, 425 -> FailureKind.SERVER;
            case 500, 501 -> says(words, UNSUPPORTED) ? FailureKind.BAD_REQUEST : FailureKind.SERVER;
            default -> status >= 500 ? FailureKind.SERVER : FailureKind.BAD_REQUEST;
        };
    }

    /// OpenRouter answers 404 to a model that lacks what the request needs: neither the model nor the URL is wrong.
    private static FailureKind notFound(String words) {
        if (words.contains("no endpoints found that support")) {
            return FailureKind.BAD_REQUEST;
        }
        return words.contains("model") ? FailureKind.UNKNOWN_MODEL : FailureKind.NOT_FOUND;
    }

    /// A web page where an API should be: a login, a firewall. A 5xx page is a gateway's, and some statuses say enough.
    private static boolean page(int status, ErrorBody error) {
        boolean telling = switch (status) {
            case 401, 402, 404, 405, 408, 413, 429 -> true;
            default -> status >= 500;
        };
        return error.page() && !telling;
    }

    private static int effective(ErrorBody error) {
        if (error.status() != 0) {
            return error.status();
        }
        return Stream.of(error.type(), error.code())
                .filter(Objects::nonNull)
                .map(name -> STATUS_OF_TYPE.get(name.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(500);
    }

    private static String words(ErrorBody error) {
        return Stream.of(error.type(), error.code(), error.message(), error.detail())
                .filter(Objects::nonNull)
                .map(ErrorBody::beginning)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private static boolean says(String words, List<String> phrases) {
        return phrases.stream().anyMatch(words::contains);
    }

    /// What kept the request from being answered at all.
    static FailureKind of(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case TooLargeException e -> {
                    return FailureKind.TOO_LARGE;
                }
                case ProxyException e -> {
                    return FailureKind.PROXY;
                }
                case ProtocolException e -> {
                    return FailureKind.BAD_REPLY;
                }
                case ZipException e -> {
                    return FailureKind.BAD_REPLY;
                }
                case UnknownHostException e -> {
                    return FailureKind.DNS;
                }
                case UnresolvedAddressException e -> {
                    return FailureKind.DNS;
                }
                case SSLException e -> {
                    return FailureKind.TLS;
                }
                case HttpTimeoutException e -> {
                    return FailureKind.TIMEOUT;
                }
                case SocketTimeoutException e -> {
                    return FailureKind.TIMEOUT;
                }
                default -> {}
            }
        }
        return problem instanceof ConnectException ? FailureKind.CONNECT : FailureKind.NETWORK;
    }
}
