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
import javax.net.ssl.SSLException;

/// Tells what kind of failure an error is, from its status and words. Words are looked for where the
/// providers' statuses and codes disagree; each stands in a recorded or documented error.
final class FailureKinds {
    private static final Map<String, Integer> STATUS_OF_TYPE = Map.of(
            "invalid_request_error", 400,
            "authentication_error", 401,
            "billing_error", 402,
            "permission_error", 403,
            "not_found_error", 404,
            "request_too_large", 413,
            "rate_limit_error", 429,
            "api_error", 500,
            "timeout_error", 504,
            "overloaded_error", 529);
    private static final List<String> BAD_KEY =
            List.of("api_key_invalid", "api key not valid", "invalid_api_key", "invalid api key", "api key expired");
    private static final List<String> NO_CREDIT = List.of(
            "insufficient_quota",
            "insufficient balance",
            "insufficient credit",
            "credit balance is too low",
            "exceeded your current quota",
            "billing_hard_limit",
            "billing_not_active",
            "out of credits");
    private static final List<String> TOO_LONG = List.of(
            "context_length_exceeded",
            "exceed_context_size",
            "maximum context length",
            "prompt is too long",
            "exceeds the available context size",
            "exceeds the maximum number of tokens",
            "context window",
            "context_window",
            "request too large",
            "input is too long",
            "too many tokens");
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
        if (effective == 402 || says(words, NO_CREDIT) && error.retryAfter() == null) {
            return FailureKind.QUOTA;
        }
        if (says(words, TOO_LONG) || effective == 413) {
            return FailureKind.CONTEXT_TOO_LONG;
        }
        if (says(words, DECLINED)) {
            return FailureKind.REFUSED;
        }
        if (says(words, BAD_KEY) || effective == 401) {
            return FailureKind.KEY_REJECTED;
        }
        if (effective < 429 && (says(words, NO_MODEL) || names(words))) {
            return FailureKind.UNKNOWN_MODEL;
        }
        return ofStatus(effective, words);
    }

    private static FailureKind ofStatus(int status, String words) {
        return switch (status) {
            case 403 -> says(words, NOT_THE_KEY) ? FailureKind.BAD_REQUEST : FailureKind.KEY_REJECTED;
            case 404 -> notFound(words);
            case 405 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.RATE_LIMITED;
            case 408, 425 -> FailureKind.SERVER;
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

    /// "The model X does not exist", "model X was deprecated", "model X not found".
    private static boolean names(String words) {
        return words.matches("(?s).*\\bmodels?\\b.{0,120}?(does not exist|is not found|not found|was deprecated"
                + "|has been deprecated|is deprecated|no longer).*");
    }

    /// A web page where an API should be. A 404 stays what it is, and a 5xx page is a gateway's.
    private static boolean page(int status, ErrorBody error) {
        return !error.json()
                && error.message().isEmpty()
                && status < 500
                && status != 404
                && status != 405
                && status != 401
                && status != 429
                && status != 402
                && status != 413;
    }

    private static int effective(ErrorBody error) {
        if (error.status() != 0) {
            return error.status();
        }
        return error.type() == null ? 500 : STATUS_OF_TYPE.getOrDefault(error.type(), 500);
    }

    private static String words(ErrorBody error) {
        return (error.type() + " " + error.code() + " " + error.message()).toLowerCase(Locale.ROOT);
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
