package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that no provider would send: whatever comes, a call ends with a result or a [ChatException], and a limit
/// that was reached is named. The seed of what is random stands in the test's name; `-Dpatchbay.seed=NUMBER` sets it.
@Timeout(120)
class HostileAnswersTest {
    private static final int ROUNDS = 400;
    private static final int ENDLESS = 1 << 30;

    static Stream<Long> seeds() {
        return Stream.of(Long.getLong("patchbay.seed", new Random().nextInt(1_000_000)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void garbageLeavesTheEventReaderOnlyByItsDocumentedDoor(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] garbage = RandomJson.bytes(random, random.nextInt(3_000));
            var reader = new SseReader(new ByteArrayInputStream(garbage), 500);
            try {
                int events = 0;
                while (reader.next() != null) {
                    assertThat(++events).isLessThanOrEqualTo(garbage.length);
                }
            } catch (IOException e) {
                assertThat(e).isInstanceOf(TooLargeException.class);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSpoiltExchangeEndsWithAResultOrAFailure(long seed) throws IOException {
        var random = new Random(seed);
        List<RecordedExchange> exchanges = RecordedExchangesTest.exchanges().toList();
        var body = new AtomicReference<byte[]>(new byte[0]);
        try (var server = new LoopbackServer(http -> reply(http, body.get()));
                var factory = new ProviderFactory(any -> server.baseUrl())) {
            for (int round = 0; round < ROUNDS; round++) {
                RecordedExchange exchange = exchanges.get(random.nextInt(exchanges.size()));
                body.set(RandomJson.spoilt(exchange.body(), random));
                end(factory.client(exchange.provider()), exchange.question());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyJsonEndsWithAResultOrAFailure(long seed) throws IOException {
        var random = new Random(seed);
        var body = new AtomicReference<byte[]>(new byte[0]);
        try (var server = new LoopbackServer(http -> reply(http, body.get()));
                var factory = new ProviderFactory(any -> server.baseUrl())) {
            for (int round = 0; round < ROUNDS; round++) {
                body.set(RandomJson.answer(random).getBytes(StandardCharsets.UTF_8));
                for (String provider : List.of("openrouter", "google", "anthropic")) {
                    end(factory.client(KnownProviders.named(provider)), request(random.nextBoolean()));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openai    | data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"1"}}]}}]}
            openai    | data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":%d,"id":"c%d","function":{"name":"f"}}]}}]}
            openai    | data: {"choices":[{"index":0,"delta":{"tool_calls":[{"id":"c%d","function":{"name":"f","arguments":"{}"}}]}}]}
            anthropic | data: {"type":"content_block_start","index":%d,"content_block":{"type":"tool_use","id":"c%d","name":"f","input":{}}}
            anthropic | data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"1"}}
            """)
    void aHundredThousandPiecesOfToolCallsAreRefusedAtTheLimit(String provider, String event) throws IOException {
        ChatFailure.Provider failure = failure(provider, 200_000, n -> event.replace("%d", "" + n) + "\n\n");

        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(failure.message()).containsAnyOf("65,536 pieces", "1,000 tool calls");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openai    | data: {"choices":[{"index":0,"delta":{"content":"%s"}}]}
            openai    | data: {"choices":[{"index":0,"delta":{"reasoning":"%s"}}]}
            openai    | data: {"choices":[{"index":0,"delta":{"refusal":"%s"}}]}
            anthropic | data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}
            """)
    void anAnswerWithoutEndIsRefusedAtTheLimit(String provider, String event) throws IOException {
        String text = event.replace("%s", "x".repeat(60_000)) + "\n\n";

        ChatFailure.Provider failure = failure(provider, ENDLESS / 60_000, n -> text);

        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(failure.message()).contains("16,777,216 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{},",
                "{\"type\":\"reasoning.text\",\"index\":0,\"data\":\"%s\"},",
                "{\"index\":0,\"v\":\"%d%s\"},"
            })
    void whatAModelSealedIsRefusedAtTheLimit(String entry) throws IOException {
        String filled = entry.replace("%s", "x".repeat(20_000));

        ChatFailure.Provider failure = failure(
                "openrouter",
                40_000,
                n -> "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_details\":["
                        + filled.replace("%d", "" + n) + "{\"index\":0}]}}]}\n\n");

        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(failure.message()).containsAnyOf("32,768 entries to send back", "16,777,216 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: ", ": ", "{\"choices\":\"", "[", "data: {\"choices\":[{\"delta\":{\"content\":\""})
    void aLineOrABodyOfAGigabyteIsRefused(String begin) throws IOException {
        String block = (begin.equals("[") ? "1," : "x").repeat(60_000);

        ChatFailure.Provider failure = failure("openai", ENDLESS / 60_000, n -> n == 0 ? begin : block);

        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(failure.message()).containsAnyOf("16,777,216 bytes", "33,554,432 bytes", "1,048,576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void jsonThatIsNestedTooDeeplyIsRefused(String level) throws IOException {
        ChatFailure.Provider failure = failure("openai", 1, n -> "data: " + level.repeat(100_000) + "\n\n");

        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(failure.message()).contains("500 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void aNumberOfTenThousandDigitsIsRefused(String provider) throws IOException {
        String event =
                "data: {\"type\":\"message_delta\",\"usage\":{\"prompt_tokens\":" + "9".repeat(10_000) + "}}\n\n";

        ChatFailure.Provider failure = failure(provider, 1, n -> event);

        assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
        assertThat(failure.message()).contains("1,000 digits");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void anErrorWithoutEndIsStillThatError(int status) throws IOException {
        try (var server = new LoopbackServer(http -> {
            http.getRequestBody().readAllBytes();
            http.sendResponseHeaders(status, 0);
            endless(http.getResponseBody(), ENDLESS / 60_000, n -> "x".repeat(60_000));
        })) {
            ChatFailure.Provider failure = failure(server, "openai");

            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.kind()).isEqualTo(status == 401 ? FailureKind.KEY_REJECTED : FailureKind.SERVER);
            assertThat(failure.raw()).hasSizeLessThan(5_000);
        }
    }

    /// What a search for words and secrets might go through again and again, or too deeply. Calls are on virtual
    /// threads.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"message":"              | eyJ-         | "}}
            {"error":{"message":"              | eyJabcdefgh  | "}}
            {"error":{"message":"              | sk-          | "}}
            {"error":{"message":"              | user-        | "}}
            {"error":{"message":"user-         | a            | "}}
            {"error":{"message":"              | Bearer_      | "}}
            {"error":{"message":"              | a.           | "}}
            {"error":{"message":"a@            | a.           | "}}
            {"error":{"message":"              | `model `     | "}}
            {"error":{"message":"try again in  | 1s           | "}}
            {"error":{"message":"try again in  | `1s `        | "}}
            {"error":{"message":"try again in  | `1s, `       | "}}
            {"error":{"message":"try again in  | 1            | "}}
            {"error":{"message":"try again in 1s | ` `        | "}}
            {"error":{"message":"              | try again in | "}}
            {"error":{"message":"              | quotaid\\"  | "}}
            {"error":{"message":"              | quotaid      | "}}
            {"error":{"details":[{}            | ,{"quotaId":1} | ]}}
            {"error":{"retry_after":"1         | ` `          | "}}
            {"error":{"retry_after":"          | 1            | "}}
            {"error":{"retry_after":"          | `1s `        | "}}
            {"error":{"type":"                 | eyJ-         | "}}
            {"error":{"code":"                 | `model `     | "}}
            {"error":{"message":"m"},"request_id":" | eyJ-     | "}
            {"error":{"message":"m"},"id":"    | eyJ-         | "}
            {"detail":[{}                      | ,{}          | ]}
            <html><title>                      | ` `          | `x`
            <html>                             | <title>      | `x`
            <html>                             | <title       | `x`
            <html><title>                      | eyJ-         | </title>
            ``                                 | :a%n         | {"error":1}
            ``                                 | data:        | {"error":1}
            ``                                 | id:%n        | {"error":1}
            ``                                 | `%n `        | {"error":1}
            """)
    void anErrorThatRepeatsOddWordsIsStillThatError(String begin, String fragment, String end) throws IOException {
        for (int status : new int[] {200, 403}) {
            int length = status == 200 ? 1_000_000 : Limits.MAX_ERROR - 200;
            String body = begin + fragment.replace("%n", "\n").repeat(length / fragment.length()) + end;
            try (var server = new LoopbackServer(http -> {
                http.getRequestBody().readAllBytes();
                http.sendResponseHeaders(status, 0);
                endless(http.getResponseBody(), 1, n -> body);
            })) {
                ChatFailure.Provider failure = failureOnVirtualThread(server);

                assertThat(failure.status()).isEqualTo(status);
                assertThat(failure.raw()).hasSizeLessThan(5_000);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"detail":     | [            | ]
            {"detail":     | [{"detail":  | }]
            {"error":      | {"error":    | }
            """)
    void anErrorThatIsNestedAsDeeplyAsMayBeIsStillThatError(String begin, String open, String close)
            throws IOException {
        int levels = (Limits.MAX_DEPTH - 2) / open.replaceAll("[^\\[{]", "").length();
        String body = begin + open.repeat(levels) + "\"words\"" + close.repeat(levels) + "}";
        try (var server = new LoopbackServer(http -> {
            http.getRequestBody().readAllBytes();
            http.sendResponseHeaders(403, 0);
            endless(http.getResponseBody(), 1, n -> body);
        })) {
            assertThat(failureOnVirtualThread(server).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: ", "{\"choices\":\"", ": "})
    void aSmallPackedReplyThatUnpacksToAGigabyteIsRefused(String begin) throws IOException {
        try (var server = new LoopbackServer(http -> {
            http.getRequestBody().readAllBytes();
            http.getResponseHeaders().set("Content-Encoding", "gzip");
            http.sendResponseHeaders(200, 0);
            String block = "x".repeat(60_000);
            endless(new GZIPOutputStream(http.getResponseBody()), ENDLESS / 60_000, n -> n == 0 ? begin : block);
        })) {
            assertThat(failure(server, "openai").kind()).isEqualTo(FailureKind.TOO_LARGE);
        }
    }

    private static ChatFailure.Provider failure(String provider, int pieces, IntFunction<String> piece)
            throws IOException {
        try (var server = new LoopbackServer(http -> {
            http.getRequestBody().readAllBytes();
            http.sendResponseHeaders(200, 0);
            endless(http.getResponseBody(), pieces, piece);
        })) {
            return failure(server, provider);
        }
    }

    private static ChatFailure.Provider failure(LoopbackServer server, String provider) {
        try (var factory = new ProviderFactory(any -> server.baseUrl())) {
            ChatClient client = factory.client(KnownProviders.named(provider));
            ChatException e = catchThrowableOfType(
                    ChatException.class, () -> client.send(request(true), null, delta -> {}, new Cancellation()));
            return (ChatFailure.Provider) e.failure();
        }
    }

    private static ChatFailure.Provider failureOnVirtualThread(LoopbackServer server) {
        return CompletableFuture.supplyAsync(() -> failure(server, "openai"), Thread::startVirtualThread)
                .join();
    }

    private static void endless(OutputStream out, int pieces, IntFunction<String> piece) {
        try (out) {
            for (int n = 0; n < pieces; n++) {
                out.write(piece.apply(n).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            assertThat(e).as("the client has had enough").isNotNull();
        }
    }

    private static void end(ChatClient client, ChatRequest request) {
        try {
            assertThat(client.send(request, null, delta -> {}, new Cancellation()))
                    .isNotNull();
        } catch (ChatException e) {
            assertThat(e.failure()).isInstanceOf(ChatFailure.Provider.class);
        }
    }

    private static ChatRequest request(boolean stream) {
        return new ChatRequest("m", null, List.of(Message.user("Hello")), List.of(), null, 10, stream);
    }

    private static void reply(HttpExchange http, byte[] body) throws IOException {
        http.getRequestBody().readAllBytes();
        http.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }
}
