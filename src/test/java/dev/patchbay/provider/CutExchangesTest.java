package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ToolCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every recorded answer, cut after each of its events and at random bytes: nothing is ever made up, and nobody waits.
@Timeout(120)
class CutExchangesTest {
    private static final long SEED = Long.getLong("patchbay.seed", new Random().nextInt(1_000_000));
    private static final int RANDOM_CUTS = 8;
    private static final Pattern EVENT_END = Pattern.compile("\\r\\n\\r\\n|\\n\\n|\\r\\r");

    static Stream<Arguments> exchanges() {
        return RecordedExchangesTest.exchanges().map(exchange -> Arguments.of(exchange, SEED));
    }

    @ParameterizedTest(name = "{0} cut, seed {1}")
    @MethodSource("exchanges")
    void aCutAnswerIsTheBeginningOfTheWholeOneOrAFailureThatSaysSo(RecordedExchange exchange, long seed)
            throws IOException {
        var length = new AtomicInteger();
        boolean[] broken = new boolean[1];
        try (var server = new LoopbackServer(http -> exchange.serveCut(http, length.get(), broken[0]));
                var factory = new ProviderFactory(provider -> server.baseUrl());
                var key = ApiKey.of("test-key-not-real")) {
            ChatClient client = factory.client(exchange.provider());
            for (int cut : cuts(exchange.body(), new Random(seed))) {
                length.set(cut);
                for (boolean breaks : new boolean[] {false, true}) {
                    broken[0] = breaks;
                    check(client, exchange, key, "cut at " + cut + (breaks ? ", broken" : ""));
                }
            }
        }
    }

    private static TreeSet<Integer> cuts(byte[] body, Random random) {
        var cuts = new TreeSet<Integer>();
        EVENT_END
                .matcher(new String(body, StandardCharsets.ISO_8859_1))
                .results()
                .forEach(end -> cuts.add(end.end()));
        random.ints(RANDOM_CUTS, 0, Math.max(1, body.length)).forEach(cuts::add);
        cuts.remove(body.length);
        return cuts;
    }

    private static void check(ChatClient client, RecordedExchange exchange, ApiKey key, String when) {
        JsonNode expected = exchange.json("expect.json");
        var heard = new StringBuilder();
        try {
            ChatResult result = client.send(
                    exchange.question(),
                    key,
                    delta -> heard.append(delta instanceof Delta.Text(var text) ? text : ""),
                    new Cancellation());
            assertThat(result.text()).as(when).isEqualTo(words(expected, "text"));
            assertThat(result.rawFinish() != null || saidDone(exchange))
                    .as(when)
                    .isTrue();
            checkParts(result, expected, when);
        } catch (ChatException e) {
            var failure = (ChatFailure.Provider) e.failure();
            assertThat(failure.status()).as(when).isIn(0, exchange.status());
            ChatResult partial = e.partial();
            boolean visible =
                    partial != null && !(partial.text() + reasoning(partial) + partial.toolCalls()).equals("[]");
            if (visible && !Json.has(expected, "error")) {
                assertThat(failure.kind()).as(when).isEqualTo(FailureKind.CUT);
            } else if (exchange.status() == 200 && !Json.has(expected, "error")) {
                assertThat(failure.kind()).as(when).isIn(FailureKind.CUT, FailureKind.NETWORK, FailureKind.BAD_REPLY);
            } else if (exchange.status() != 200 && failure.status() != 0) {
                assertThat(failure.kind()).as(when + failure).isNotIn(FailureKind.CUT, FailureKind.NETWORK);
            }
            if (partial != null) {
                checkParts(partial, expected, when);
            }
        }
        assertThat(words(expected, "text")).as(when).startsWith(heard.toString());
    }

    private static void checkParts(ChatResult came, JsonNode expected, String when) {
        assertThat(words(expected, "text")).as(when).startsWith(came.text());
        assertThat(words(expected, "reasoning")).as(when).startsWith(reasoning(came));
        List<String> calls = expected.path("tool_calls")
                .valueStream()
                .map(call -> call.path("arguments").asString(""))
                .toList();
        assertThat(came.toolCalls()).as(when).hasSizeLessThanOrEqualTo(calls.size());
        for (int i = 0; i < came.toolCalls().size(); i++) {
            ToolCall call = came.toolCalls().get(i);
            boolean whole = Json.isObject(call.arguments());
            assertThat(whole || calls.get(i).startsWith(call.arguments()))
                    .as(when)
                    .isTrue();
            assertThat(whole || !call.complete()).as(when).isTrue();
        }
    }

    private static String reasoning(ChatResult came) {
        return came.reasoning().stream().map(ContentPart.Reasoning::text).collect(Collectors.joining());
    }

    private static boolean saidDone(RecordedExchange exchange) {
        return new String(exchange.body(), StandardCharsets.UTF_8).contains("[DONE]");
    }

    private static String words(JsonNode expected, String name) {
        return expected.path(name).asString("");
    }
}
