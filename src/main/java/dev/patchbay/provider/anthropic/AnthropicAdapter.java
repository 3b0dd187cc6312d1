package dev.patchbay.provider.anthropic;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.ModelId;
import dev.patchbay.provider.ChatClient;
import dev.patchbay.provider.History;
import dev.patchbay.provider.Json;
import dev.patchbay.provider.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns the common request into Anthropic's Messages API and its answer back: `POST {base}/messages`.
public final class AnthropicAdapter implements ChatClient {
    private static final Map<String, String> HEADERS = Map.of("anthropic-version", "2023-06-01");
    private static final int MOST_PAGES = 20;

    private final Wire wire;

    public AnthropicAdapter(Wire wire) {
        this.wire = wire;
    }

    @Override
    public ChatResult send(ChatRequest request, @Nullable ApiKey key, Consumer<Delta> sink, Cancellation cancel)
            throws ChatException {
        var question = new Wire.Question(
                "/messages",
                HEADERS,
                request.model(),
                AnthropicRequest.write(History.fit(request, wire.provider().id())),
                request.stream());
        var asked = new ModelId(wire.provider().id(), request.model());
        return wire.ask(question, new AnthropicAnswer(asked, sink), key, cancel);
    }

    @Override
    public List<String> models(@Nullable ApiKey key, Cancellation cancel) throws ChatException {
        List<String> names = new ArrayList<>();
        String path = "/models?limit=1000";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode list = wire.get(path, HEADERS, key, cancel);
            for (JsonNode model : list.path("data")) {
                names.add(model.path("id").asString(""));
            }
            String last = Json.text(list, "last_id");
            if (!list.path("has_more").asBoolean(false) || last == null) {
                break;
            }
            path = "/models?limit=1000&after_id=" + URLEncoder.encode(last, StandardCharsets.UTF_8);
        }
        return List.copyOf(names);
    }
}
