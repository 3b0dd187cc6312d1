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
import org.junit.jupiter.params.provider.ValueSource;

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
            429 | {"error":{"message":"No more of it","code":"insufficient_quota"}} | QUOTA
            400 | {"error":{"message":"Insufficient Balance"}} | QUOTA
            403 | {"error":{"message":"Insufficient Balance"}} | QUOTA
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
            429 | {"error":{"message":"Rate limit reached for gpt-x in organization org-a on tokens per min (TPM)","type":"tokens","code":"rate_limit_exceeded"}} | RATE_LIMITED
            429 | {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","code":null}} | QUOTA
            400 | {"error":{"message":"Billing hard limit has been reached","code":"billing_hard_limit_reached"}} | QUOTA
            400 | {"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified API usage limits."}} | QUOTA
            429 | {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed the rate limit of 20,000 input tokens per minute"}} | RATE_LIMITED
            401 | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}} | KEY_REJECTED
            403 | {"type":"error","error":{"type":"permission_error","message":"Not allowed"}}          | KEY_REJECTED
            429 | [{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}] | RATE_LIMITED
            429 | [{"error":{"code":429,"message":"You exceeded your current quota","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"RequestsPerMinutePerModel"}]},{"retryDelay":"36s"}]}}] | RATE_LIMITED
            429 | [{"error":{"code":429,"message":"You exceeded your current quota","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"RequestsPerDayPerModel"}]},{"retryDelay":"36s"}]}}] | QUOTA
            429 | [{"error":{"code":429,"message":"You exceeded your current quota. Quota exceeded, limit: 0. Please retry in 8s."}}] | QUOTA
            400 | [{"error":{"code":400,"message":"Request contains an invalid argument","details":[{"reason":"API_KEY_INVALID"}]}}] | KEY_REJECTED
            400 | {"error":{"code":400,"message":"User location is not supported","status":"FAILED_PRECONDITION"}} | BAD_REQUEST
            429 | {"object":"error","message":"Service tier capacity exceeded for this model.","code":"3505"} | RATE_LIMITED
            401 | {"message":"Inactive subscription or usage limit reached"}                           | QUOTA
            422 | {"object":"error","message":{"detail":[{"msg":"Input should be valid","loc":["body"]}]}} | BAD_REQUEST
            400 | {"code":"Client specified an invalid argument","error":"Incorrect API key provided: x***y."} | KEY_REJECTED
            403 | {"code":"permission","error":"Your newly created teams doesn't have any credits yet."} | QUOTA
            429 | {"code":"exhausted","error":"Your team has used all available credits or reached its monthly spending limit."} | QUOTA
            400 | {"code":"invalid","error":"This model's maximum prompt length is 131072 but the request contains 200000 tokens."} | CONTEXT_TOO_LONG
            403 | {"error":{"message":"Key limit exceeded (total limit).","code":403}}                  | QUOTA
            402 | {"error":{"message":"This request requires more credits, or fewer max_tokens.","code":402}} | QUOTA
            403 | {"error":{"message":"Your chosen model requires moderation","code":403}}              | REFUSED
            400 | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\"error\":\"maximum context length is 8192\"}"}}} | CONTEXT_TOO_LONG
            403 | Forbidden                                                                             | KEY_REJECTED
            403 | <html><title>Just a moment...</title></html>                                          | BAD_REPLY
            503 | <html><title>Service Unavailable</title></html>                                       | SERVER
            500 | {"error":{"code":500,"message":"tools param requires --jinja flag","type":"server_error"}} | BAD_REQUEST
            501 | {"error":{"code":501,"message":"This server does not support embeddings","type":"not_supported_error"}} | BAD_REQUEST
            503 | {"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}           | SERVER
            404 | {"error":{"message":"model 'x' not found","type":"api_error"}}                        | UNKNOWN_MODEL
            429 | {"error":{"message":"Too many tokens, please wait before trying again."}}             | RATE_LIMITED
            429 | Too Many Requests                                                                     | RATE_LIMITED
            408 | {"error":{"message":"Timeout"}}                                                       | SERVER
            504 | {"error":{"message":"Deadline"}}                                                      | SERVER
            200 | {"error":{"message":"slow down","code":"rate_limit_exceeded"}}                        | RATE_LIMITED
            200 | [{"error":{"message":"busy","status":"UNAVAILABLE"}}]                                 | SERVER
            200 | {"error":{"message":"wrong","type":"invalid_request_error","code":null}}              | BAD_REQUEST
            200 | {"error":"something broke"}                                                           | SERVER
            200 | {"error":{"code":429,"message":"Provider returned error"}}                          | RATE_LIMITED
            200 | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}         | SERVER
            """)
    void theKindFollowsFromStatusAndWords(int status, String body, FailureKind kind) {
        assertThat(failure(status, body, Map.of()).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retry-after                | 20                             | 20000
            retry-after                | 0                              | 0
            retry-after                | 1.5                            | 1500
            retry-after                | 20s                            | 20000
            retry-after                | Sun, 22 Nov 2026 12:00:30 GMT  | 30000
            retry-after                | Sunday, 22-Nov-26 12:00:30 GMT | 30000
            retry-after                | Sun Nov 22 12:00:30 2026       | 30000
            retry-after                | Sun Nov  1 12:00:30 2026       | 0
            retry-after                | Sun, 22 Nov 2026 11:00:00 GMT  | 0
            retry-after                | Fri, 01 Jan 2100 00:00:00 GMT  | 2678400000
            retry-after-ms             | 250                            | 250
            retry-after-ms             | 0                              | 0
            x-ratelimit-reset          | 1795348805000                  | 5000
            x-ratelimit-reset          | 1795348805                     | 5000
            x-ratelimit-reset          | 5                              | 5000
            retry-after                | soon                           |
            retry-after                | 999999999999999d               | 2678400000
            retry-after                | 2 weeks                        |
            retry-after                | 3 months                       |
            retry-after                | -1                             |
            x-ratelimit-reset-requests | 6ms                            |
            """)
    void theWaitIsReadFromTheHeaders(String header, String value, Long millis) {
        Duration wait = failure(429, "{\"message\":\"slow down\"}", Map.of(header, value))
                .retryAfter();

        assertThat(wait).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "6ms, 6",
        "21.322499999s, 21322",
        "1m30s, 90000",
        "1h0m3s, 3603000",
        "2d, 172800000",
        "2026-11-22T12:00:07+00:00, 7000"
    })
    void anExhaustedLimitIsWaitedForUntilItBeginsAnew(String reset, long millis) {
        var exhausted = Map.of(
                "x-ratelimit-remaining-tokens", "0",
                "x-ratelimit-reset-tokens", reset,
                "x-ratelimit-remaining-requests", "59",
                "x-ratelimit-reset-requests", "3d");

        assertThat(failure(429, "{}", exhausted).retryAfter()).isEqualTo(Duration.ofMillis(millis));
        assertThat(failure(500, "{}", exhausted).retryAfter()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Rate limit reached. Please try again in 20s. Visit the page. | 20000
            Please try again in 6ms.                                     | 6
            Please try again in 1m30.5s                                  | 90500
            Please retry after 6 seconds.                                | 6000
            Please retry in 12.3s.                                       | 12300
            Try again in about 2 minutes                                 | 120000
            Please retry shortly.                                        |
            """)
    void theWaitMayStandInWords(String message, Long millis) {
        Duration wait = failure(429, Json.object().put("message", message).toString(), Map.of())
                .retryAfter();

        assertThat(wait).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
    }

    @Test
    void aWaitOfAGoodAnswerIsNotReadForAnErrorInIt() {
        assertThat(failure(200, "{\"error\":{\"message\":\"busy\",\"code\":429}}", Map.of("retry-after", "20"))
                        .retryAfter())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"message":"words","code":null}}                      | words
            {"error":"words"}                                              | words
            {"error":["words"]}                                            | words
            {"errors":[{"message":"words"}]}                               | words
            [{"error":{"message":"words"}}]                                | words
            {"message":"words"}                                            | words
            {"msg":"words"}                                                | words
            {"detail":"words"}                                             | words
            {"detail":{"message":"words"}}                                 | words
            {"detail":[{"msg":"one"},{"msg":"two"}]}                       | one; two
            {"message":{"detail":[{"msg":"one"},{"msg":"two"}]}}           | one; two
            {"error":{"code":{"odd":1},"message":null},"message":"words"}  | words
            : wait                                                         | ``
            words                                                          | words
            <!doctype html><title>words</title>                            | words
            data: {"error":{"message":"words"}}                            | words
            {}                                                             | ``
            []                                                             | ``
            null                                                           | null
            """)
    void theWordsAreFoundInEveryShape(String body, String words) {
        assertThat(failure(500, "\uFEFF\n" + body, Map.of()).message()).isEqualTo(words);
    }

    @Test
    void whatIsKeptOfAnAnswersHeadIsMaskedAndShort() {
        try (ApiKey key = ApiKey.of(KEY)) {
            var redactor = new Redactor(key);

            assertThat(redactor.label("some\u0000-\nmodel")).isEqualTo("some-model");
            assertThat(redactor.label("x".repeat(1_000))).hasSize(200);
            assertThat(redactor.label(KEY)).isEqualTo("[...]");
            assertThat(redactor.label(" \t")).isNull();
        }
    }

    @Test
    void accountsInFieldsOfTheirOwnAreMasked() {
        assertThat(failure(429, "{\"error\":{\"message\":\"no\"},\"user_id\":\"plainname\"}", Map.of())
                        .raw())
                .doesNotContain("plainname");
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

    @ParameterizedTest
    @ValueSource(strings = {"requests", "tokens", "input-tokens", "output-tokens"})
    void eachOfAnthropicsLimitsIsWaitedForAlone(String limit) {
        var headers = Map.of(
                "anthropic-ratelimit-" + limit + "-remaining", "0",
                "anthropic-ratelimit-" + limit + "-reset", "2026-11-22T12:00:07Z");

        assertThat(failure(429, "{}", headers).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "' TRUE ', true", "false, false", "1, ", "yes, "})
    void onlyTrueAndFalseSayWhetherToTryAgain(String said, Boolean retry) {
        assertThat(failure(500, "{}", Map.of("x-should-retry", said)).shouldRetry())
                .isEqualTo(retry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "\"30\"", "\"30s\""})
    void aWaitInTheBodyWithoutAUnitIsOfSeconds(String wait) {
        String body = "{\"error\":{\"message\":\"slow\",\"retry_after\":" + wait + "}}";

        assertThat(failure(429, body, Map.of()).retryAfter()).isEqualTo(Duration.ofSeconds(30));
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

    @ParameterizedTest
    @ValueSource(strings = {KEY, "sk-proj-abcdefgh1234", "eyJhbGciOiJI.eyJzdWIiOiIx.abcdefgh", "org-Ab12Cd34Ef56"})
    void aSecretAtTheEndOfWhatIsLookedAtIsNotShownInHalves(String secret) {
        // What is masked before it makes the rest short enough to be shown to its end.
        String masked = (KEY + " ").repeat(200) + ("sk-" + "a".repeat(47) + " ").repeat(100);
        for (int before = 1_800; before < 1_910; before++) {
            String message = masked + "x".repeat(before) + " " + secret + " rest".repeat(1_000);
            String shown = failure(500, message(message), Map.of()).toString();

            assertThat(shown).doesNotContain(secret.substring(0, 7));
        }
    }

    private static String message(String message) {
        return Json.object().put("message", message).toString();
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
