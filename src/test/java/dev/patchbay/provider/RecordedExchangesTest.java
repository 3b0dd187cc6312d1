package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Delta;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Replays answers of real providers, and our own in the same form, through the factory's clients.
/// The folder of the recorded ones is set by `-Dpatchbay.wire=DIR`, the lengths of random pieces by
/// `-Dpatchbay.seed=NUMBER`, which stands in the test's name.
@Timeout(60)
class RecordedExchangesTest {
    private static final Path RECORDED = Path.of(System.getProperty("patchbay.wire", "../shared/wire"));
    private static final Path OWN = Path.of("src/test/resources/wire");
    private static final long SEED = Long.getLong("patchbay.seed", new Random().nextInt(1_000_000));
    private static final String KEY = "test-key-not-real";

    static Stream<RecordedExchange> exchanges() {
        return Stream.concat(RecordedExchange.in(OWN).stream(), RecordedExchange.in(RECORDED).stream());
    }

    static Stream<Arguments> deliveries() {
        return exchanges()
                .flatMap(exchange -> Delivery.all(SEED).stream().map(delivery -> Arguments.of(exchange, delivery)));
    }

    @Test
    void theRecordedExchangesAreThere() {
        if (RecordedExchange.in(RECORDED).isEmpty()) {
            abort("No recorded exchanges at " + RECORDED + " (set -Dpatchbay.wire=DIR): only our own are replayed");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("deliveries")
    void theClientEndsWithWhatIsExpected(RecordedExchange exchange, Delivery delivery) throws IOException {
        var sentKey = new AtomicReference<@Nullable String>();
        var dialect = exchange.provider().dialect();
        try (var server = new LoopbackServer(http -> {
                    sentKey.set(http.getRequestHeaders().getFirst(dialect.keyHeader()));
                    exchange.serve(http, delivery);
                });
                var factory = new ProviderFactory(provider -> server.baseUrl());
                var key = ApiKey.of(KEY)) {
            List<Delta> deltas = new ArrayList<>();
            JsonNode expected = exchange.json("expect.json");
            try {
                ChatResult result = factory.client(exchange.provider())
                        .send(exchange.question(), key, deltas::add, new Cancellation());
                assertThat(Json.has(expected, "error"))
                        .as("an error was expected")
                        .isFalse();
                assertAnswer(result, expected);
                assertThat(texts(deltas)).isEqualTo(result.text());
            } catch (ChatException e) {
                assertThat(Json.has(expected, "error")).as("%s", e.failure()).isTrue();
                assertFailure(e, expected);
            }
            assertThat(sentKey.get()).isEqualTo(dialect.keyPrefix() + KEY);
        }
    }

    private static void assertFailure(ChatException e, JsonNode expected) {
        JsonNode error = expected.path("error");
        var failure = (ChatFailure.Provider) e.failure();
        var redactor = new Redactor(null);
        assertThat(failure.status()).isEqualTo(error.path("status").asInt());
        assertThat(failure.message())
                .isEqualTo(redactor.mask(error.path("message").asString("")));
        assertThat(failure.type()).isEqualTo(Json.text(error, "type"));
        assertThat(failure.code())
                .isEqualTo(Json.has(error, "code") ? error.path("code").asString() : null);
        if (expected.has("kind")) {
            assertThat(failure.kind().name()).isEqualTo(expected.path("kind").asString());
        }
        ChatResult partial = e.partial();
        if (Json.has(expected, "text") && !expected.path("text").asString().isEmpty() || Json.has(expected, "usage")) {
            assertThat(partial).isNotNull();
            assertAnswer(partial, expected);
        }
    }

    private static void assertAnswer(ChatResult result, JsonNode expected) {
        assertThat(result.text()).isEqualTo(expected.path("text").asString(""));
        String reasoning = result.reasoning().stream().map(part -> part.text()).collect(Collectors.joining());
        assertThat(reasoning).isEqualTo(expected.path("reasoning").asString(""));
        if (Json.has(expected, "thinking_signature")) {
            assertThat(sealed(result.reasoning().getLast()).path("signature").asString())
                    .isEqualTo(expected.path("thinking_signature").asString());
        }
        assertThat(result.refusal()).isEqualTo(Json.text(expected, "refusal"));
        assertThat(result.rawFinish())
                .isIn(Json.text(expected, "finish_reason"), Json.text(expected, "finish_reason_also_acceptable"));
        assertThat(result.model()).isEqualTo(Json.text(expected, "model"));
        assertThat(result.id()).isEqualTo(Json.text(expected, "id"));
        ExpectedUsage.check(result.usage(), expected.path("usage"));
        ExpectedToolCalls.check(result, expected);
    }

    private static JsonNode sealed(ContentPart.Reasoning thought) {
        return Objects.requireNonNull(
                Json.parse(Objects.requireNonNull(thought.sealed()).json()));
    }

    private static String texts(List<Delta> deltas) {
        return deltas.stream()
                .map(delta -> delta instanceof Delta.Text(var text) ? text : "")
                .collect(Collectors.joining());
    }
}
