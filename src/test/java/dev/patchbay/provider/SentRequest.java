package dev.patchbay.provider;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ChatResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/// A request as a real server received it, and what the client made of the answer.
record SentRequest(URI url, Map<String, List<String>> headers, JsonNode body, ChatResult result) {
    static final String KEY = "test-key-not-real";

    private record Seen(URI url, Map<String, List<String>> headers, String body) {}

    /// @param answer what the server says, a stream or one piece
    static SentRequest to(String provider, ChatRequest request, String answer) throws IOException, ChatException {
        var seen = new AtomicReference<Seen>();
        try (var server = new LoopbackServer(http -> {
                    String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    seen.set(new Seen(http.getRequestURI(), Map.copyOf(http.getRequestHeaders()), body));
                    LoopbackServer.reply(http, 200, "application/json", answer);
                });
                var factory = new ProviderFactory(any -> server.baseUrl());
                var key = ApiKey.of(KEY)) {
            ChatResult result =
                    factory.client(KnownProviders.named(provider)).send(request, key, delta -> {}, new Cancellation());
            Seen sent = Objects.requireNonNull(seen.get());
            return new SentRequest(sent.url(), sent.headers(), Objects.requireNonNull(Json.parse(sent.body())), result);
        }
    }
}
