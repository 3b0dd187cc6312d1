package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ProviderId;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureMapperTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String KEY = "test-key-not-real";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401 | {"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}         | KEY_REJECTED
            401 | {"detail":"Invalid API Key"}                                                        | KEY_REJECTED
            403 | {"error":{"message":"Forbidden"}}                                                   | KEY_REJECTED
            403 | {"error":{"message":"Country, region, or territory not supported"}}                 | BAD_REQUEST
            403 | {"error":{"message":"You are not allowed to sample from this model"}}               | UNKNOWN_MODEL
            400 | [{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}] | KEY_REJECTED
            402 | {"error":{"message":"Insufficient Balance","type":"unknown_error"}}                 | QUOTA
            429 | {"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}} | QUOTA
            400 | {"type":"error","error":{"message":"Your credit balance is too low"}}               | QUOTA
            429 | {"message":"Requests rate limit exceeded"}                                          | RATE_LIMITED
            429 | [{"error":{"message":"You exceeded your current quota","details":[{"retryDelay":"48s"}]}}] | RATE_LIMITED
            429 | {"error":{"message":"Request too large for gpt-x on tokens per min","type":"tokens"}} | CONTEXT_TOO_LONG
            400 | {"error":{"message":"This model's maximum context length is 8192 tokens"}}          | CONTEXT_TOO_LONG
            400 | {"error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}} | CONTEXT_TOO_LONG
            400 | {"error":{"code":400,"message":"too big","type":"exceed_context_size_error"}}       | CONTEXT_TOO_LONG
            413 | {"error":{"type":"request_too_large","message":"Request exceeds the maximum size"}} | CONTEXT_TOO_LONG
            404 | {"error":{"message":"The model `x` does not exist","code":"model_not_found"}}       | UNKNOWN_MODEL
            404 | {"type":"error","error":{"type":"not_found_error","message":"model: claude-none"}}  | UNKNOWN_MODEL
            404 | {"code":"not found","error":"The model x was deprecated on 2025-09-15"}             | UNKNOWN_MODEL
            400 | {"object":"error","message":"Invalid model: x","type":"invalid_model"}              | UNKNOWN_MODEL
            400 | {"error":{"message":"The supported API model names are a or b, but you passed c."}} | UNKNOWN_MODEL
            404 | {"error":{"message":"No endpoints found that support tool use.","code":404}}        | BAD_REQUEST
            404 | {"error":{"message":"Unknown request URL: POST /v2/chat"}}                          | NOT_FOUND
            404 | <html><head><title>404 Not Found</title></head></html>                              | NOT_FOUND
            405 | <html><title>405 Not Allowed</title></html>                                         | NOT_FOUND
            400 | {"error":{"code":"content_filter","message":"The response was filtered"}}           | REFUSED
            400 | {"error":{"message":"Invalid 'temperature'","code":"decimal_above_max_value"}}      | BAD_REQUEST
            422 | {"detail":[{"msg":"Input should be less than 1","loc":["body"]}]}                   | BAD_REQUEST
            500 | {"error":{"message":"The server had an error"}}                                     | SERVER
            502 | <html><title>502 Bad Gateway</title></html>                                         | SERVER
            529 | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}         | SERVER
            200 | {"error":{"code":429,"message":"Provider returned error"}}                          | RATE_LIMITED
            200 | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}         | SERVER
            """)
    void theKindFollowsFromStatusAndWords(int status, String body, FailureKind kind) {
        assertThat(failure(status, body, Map.of()).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retry-after       | 20                            | 20000
            retry-after       | 1.5                           | 1500
            retry-after       | Sun, 22 Nov 2026 12:00:30 GMT | 30000
            retry-after       | Sun, 22 Nov 2026 11:00:00 GMT | 0
            retry-after-ms    | 250                           | 250
            x-ratelimit-reset | 1795348805000                 | 5000
            retry-after       | soon                          |
            """)
    void theWaitIsReadFromTheHeaders(String header, String value, Long millis) {
        Duration wait = failure(429, "{\"message\":\"slow down\"}", Map.of(header, value))
                .retryAfter();

        assertThat(wait).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
    }

    @Test
    void azuresZeroMillisecondsDoNotHideItsSeconds() {
        var headers = Map.of("retry-after-ms", "0", "retry-after", "1");

        assertThat(failure(429, "{}", headers).retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anthropicsResetOfTheExhaustedLimitIsTheWait() {
        var headers = Map.of(
                "anthropic-ratelimit-requests-remaining", "0",
                "anthropic-ratelimit-requests-reset", "2026-11-22T12:00:07Z",
                "anthropic-ratelimit-tokens-remaining", "16000",
                "anthropic-ratelimit-tokens-reset", "2026-11-22T12:01:00Z");

        assertThat(failure(429, "{}", headers).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void googlesDelayStandsInTheBody() {
        String body = "[{\"error\":{\"message\":\"slow\",\"details\":[{\"retryDelay\":\"48.5s\"}]}}]";

        assertThat(failure(429, body, Map.of()).retryAfter()).isEqualTo(Duration.ofMillis(48_500));
    }

    @Test
    void keysAndAccountsAreMaskedEverywhere() {
        String body = "{\"error\":{\"message\":\"Bad key " + KEY + " of sk-proj-abcdefgh1234 in org-Ab12Cd34Ef56 for"
                + " someone@example.org\",\"type\":\"" + KEY + "\"},\"user_id\":\"user_2abCDefGH123\"}";

        ChatFailure.Provider failure = failure(401, body, Map.of("x-request-id", "req_1"));

        assertThat(failure.toString())
                .doesNotContain(KEY, "sk-proj", "org-Ab12", "someone@", "user_2ab")
                .contains("req_1", "api.example.org");
        assertThat(failure.message()).isEqualTo("Bad key [...] of [...] in [...] for [...]");
    }

    @Test
    void aLongReplyIsShortened() {
        assertThat(failure(500, "x".repeat(10_000), Map.of()).raw()).hasSize(4097);
    }

    @Test
    void aRedirectNamesTheTargetsHostAndNothingElseOfIt() {
        var failure = failure(302, "", Map.of("location", "https://elsewhere.example/login?token=abc"));

        assertThat(failure.kind()).isEqualTo(FailureKind.BAD_REPLY);
        assertThat(failure.message()).contains("https://elsewhere.example").doesNotContain("token");
    }

    private static ChatFailure.Provider failure(int status, String body, Map<String, String> headers) {
        Map<String, List<String>> lists = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        try (ApiKey key = ApiKey.of(KEY)) {
            var mapper = new FailureMapper(
                    new ProviderId("some"), "x", URI.create("https://api.example.org/v1/x"), new Redactor(key));
            HttpHeaders head = HttpHeaders.of(lists, (name, value) -> true);
            if (status == 200) {
                return mapper.inAnswer(Json.parse(body), false, head);
            }
            return mapper.ofStatus(status, head, body, NOW);
        }
    }
}
