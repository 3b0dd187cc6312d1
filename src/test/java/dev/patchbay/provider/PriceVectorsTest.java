package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Usage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Worked examples: a provider's usage as it comes over the wire, and what it must cost. The folder is set
/// by `-Dpatchbay.prices=DIR`.
class PriceVectorsTest {
    private static final Path FILE = Path.of(System.getProperty("patchbay.prices", "../shared/prices"), "vectors.json");

    /// Formats of APIs that no client of ours speaks.
    private static final Set<String> NOT_SPOKEN = Set.of("google-native", "openai-responses");

    static Stream<Vector> vectors() throws IOException {
        if (!Files.isRegularFile(FILE)) {
            return Stream.empty();
        }
        return Objects.requireNonNull(Json.parse(Files.readString(FILE)))
                .path("vectors")
                .valueStream()
                .map(Vector::new)
                .filter(vector -> !NOT_SPOKEN.contains(vector.text("usage_format")));
    }

    record Vector(JsonNode json) {
        String text(String name) {
            return json.path(name).asString();
        }

        @Override
        public String toString() {
            return text("id") + " " + text("category");
        }
    }

    @Test
    void theVectorsAreThere() {
        if (!Files.isRegularFile(FILE)) {
            abort("No price vectors at " + FILE + " (set -Dpatchbay.prices=DIR)");
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("vectors")
    void theCostIsExact(Vector vector) throws IOException, ChatException {
        var providers = new ProviderCatalog();
        Provider provider = provider(providers, vector.text("provider"));
        Instant sent = Instant.parse(vector.text("priced_at"));

        Usage usage = usageOnTheWire(provider, vector.json().path("usage"));
        Optional<Price> price = new PriceBook(providers).at(new ModelId(provider.id(), vector.text("model")), sent);

        switch (vector.text("status")) {
            case "unknown", "invalid_usage" -> assertThat(usage).isNull();
            case "unpriced" -> assertThat(price).isEmpty();
            default -> assertCost(price.orElseThrow().costOf(Objects.requireNonNull(usage), sent), vector);
        }
    }

    private static void assertCost(Cost cost, Vector vector) {
        assertThat(cost.usd()).isEqualByComparingTo(vector.text("expected_cost_usd"));
        // Of a cancelled answer the numbers are what they are; that they are an estimate the caller knows.
        if (!vector.json().has("stream_state")) {
            assertThat(cost.status())
                    .isEqualTo(vector.text("status").equals("exact") ? CostStatus.EXACT : CostStatus.ESTIMATED);
        }
    }

    private static @Nullable Usage usageOnTheWire(Provider provider, JsonNode usage) throws IOException, ChatException {
        ObjectNode answer = Json.object();
        answer.put("type", "message").put("stop_reason", "end_turn").set("usage", usage);
        answer.putArray("choices").addObject().put("finish_reason", "stop").putObject("message");
        try (var server = new LoopbackServer(
                        http -> LoopbackServer.reply(http, 200, "application/json", answer.toString()));
                var factory = new ProviderFactory(any -> server.baseUrl())) {
            var request = new ChatRequest("any", null, List.of(Message.user("?")), List.of(), null, 10, false);
            return factory.client(provider)
                    .send(request, null, delta -> {}, new Cancellation())
                    .usage();
        }
    }

    private static Provider provider(ProviderCatalog providers, String name) {
        return providers.find(new ProviderId(name)).orElseGet(() -> {
            URI url = providers.knownEndpoints().stream()
                    .filter(known -> known.id().equals(name))
                    .findFirst()
                    .map(known -> known.baseUrl())
                    .orElse(URI.create("https://custom.example.com/v1"));
            var endpoint = new Provider(
                    new ProviderId(name),
                    name,
                    Provider.Kind.ENDPOINT,
                    url,
                    Protocol.OPENAI,
                    providers.dialectFor(url, Protocol.OPENAI),
                    Map.of(),
                    Provider.KeyNeed.OPTIONAL,
                    null,
                    null);
            providers.setEndpoints(List.of(endpoint));
            return endpoint;
        });
    }
}
