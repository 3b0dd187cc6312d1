package dev.patchbay.provider.openai;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.ModelId;
import dev.patchbay.provider.ChatClient;
import dev.patchbay.provider.History;
import dev.patchbay.provider.Json;
import dev.patchbay.provider.Wire;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Speaks with every OpenAI-compatible endpoint: `POST {base}/chat/completions`.
public final class OpenAiChatClient implements ChatClient {
    private static final String GOOGLE_PREFIX = "models/";

    private final Wire wire;

    public OpenAiChatClient(Wire wire) {
        this.wire = wire;
    }

    @Override
    public ChatResult send(ChatRequest request, @Nullable ApiKey key, Consumer<Delta> sink, Cancellation cancel)
            throws ChatException {
        Dialect dialect = wire.provider().dialect();
        var question = new Wire.Question(
                "/chat/completions",
                Map.of(),
                request.model(),
                OpenAiRequest.write(History.fit(request, wire.provider().id()), dialect),
                request.stream());
        var asked = new ModelId(wire.provider().id(), request.model());
        return wire.ask(question, new OpenAiAnswer(dialect, asked, sink), key, cancel);
    }

    @Override
    public List<String> models(@Nullable ApiKey key, Cancellation cancel) throws ChatException {
        JsonNode list = wire.get("/models", Map.of(), key, cancel);
        JsonNode data = list.isArray() ? list : list.path("data");
        return data.valueStream()
                .flatMap(model -> Stream.ofNullable(Json.text(model, "id")))
                .map(id -> id.startsWith(GOOGLE_PREFIX) ? id.substring(GOOGLE_PREFIX.length()) : id)
                .toList();
    }
}
