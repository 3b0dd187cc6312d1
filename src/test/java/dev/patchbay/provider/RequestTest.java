package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Role;
import dev.patchbay.domain.Tool;
import dev.patchbay.domain.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What goes out: the same request in each protocol, as a real server receives it.
class RequestTest {
    private static final String OPENAI_ANSWER =
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Yes\"},\"finish_reason\":\"stop\"}]}";
    private static final String ANTHROPIC_ANSWER =
            "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"Yes\"}],\"stop_reason\":\"end_turn\"}";

    private record Sent(URI url, Map<String, List<String>> headers, JsonNode body) {}

    @Test
    void openAiGetsSystemPromptImagesToolsAndToolCalls() throws Exception {
        Sent sent = sent("openai", OPENAI_ANSWER, request(1.5));

        assertThat(sent.url().toString()).isEqualTo("/v1/chat/completions");
        assertThat(sent.headers().get("Authorization")).containsExactly("Bearer test-key-not-real");
        assertThat(sent.body()).isEqualTo(Json.parse("""
                {"model": "some-model", "messages": [
                  {"role": "system", "content": "Be brief."},
                  {"role": "system", "content": "Be kind."},
                  {"role": "user", "content": [
                    {"type": "text", "text": "What is this?"},
                    {"type": "image_url", "image_url": {"url": "data:image/png;base64,AQID"}}]},
                  {"role": "assistant", "content": null, "tool_calls": [
                    {"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{\\"at\\":1}"}}]},
                  {"role": "tool", "tool_call_id": "c1", "content": "A cat"}],
                 "max_completion_tokens": 77, "temperature": 1.5, "stream": false,
                 "tools": [{"type": "function", "function":
                   {"name": "look", "description": "Looks", "parameters": {"type": "object"}}}]}
                """));
    }

    @Test
    void anthropicGetsTheSystemPromptApartAndSignedThoughtsBack() throws Exception {
        Sent sent = sent("anthropic", ANTHROPIC_ANSWER, request(1.5));

        assertThat(sent.url().toString()).isEqualTo("/v1/messages");
        assertThat(sent.headers().get("X-api-key")).containsExactly("test-key-not-real");
        assertThat(sent.headers().get("Anthropic-version")).containsExactly("2023-06-01");
        assertThat(sent.headers()).doesNotContainKey("Authorization");
        assertThat(sent.body()).isEqualTo(Json.parse("""
                {"model": "some-model", "max_tokens": 77, "system": "Be brief.\\n\\nBe kind.", "messages": [
                  {"role": "user", "content": [
                    {"type": "text", "text": "What is this?"},
                    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AQID"}}]},
                  {"role": "assistant", "content": [
                    {"type": "thinking", "thinking": "Hm", "signature": "sig"},
                    {"type": "tool_use", "id": "c1", "name": "look", "input": {"at": 1}}]},
                  {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "c1", "content": "A cat"}]}],
                 "temperature": 1.0, "stream": false,
                 "tools": [{"name": "look", "description": "Looks", "input_schema": {"type": "object"}}]}
                """));
    }

    @Test
    void theDialectNamesTheCapAndWhetherUsageIsAskedFor() throws Exception {
        JsonNode deepseek = sent("deepseek", OPENAI_ANSWER, streamed()).body();
        JsonNode mistral = sent("mistral", OPENAI_ANSWER, streamed()).body();

        assertThat(deepseek.path("max_tokens").asInt()).isEqualTo(5);
        assertThat(deepseek.path("stream_options").path("include_usage").asBoolean())
                .isTrue();
        assertThat(mistral.has("stream_options")).isFalse();
        assertThat(mistral.has("temperature")).isFalse();
    }

    @Test
    void anthropicsListOfModelsIsReadToItsLastPage() throws Exception {
        try (var server = new LoopbackServer(http -> {
                    boolean first = !http.getRequestURI().getQuery().contains("after_id=one");
                    LoopbackServer.reply(
                            http,
                            200,
                            "application/json",
                            first
                                    ? "{\"data\":[{\"id\":\"one\"}],\"has_more\":true,\"last_id\":\"one\"}"
                                    : "{\"data\":[{\"id\":\"two\"}],\"has_more\":false,\"last_id\":\"two\"}");
                });
                var factory = new ProviderFactory(any -> server.baseUrl())) {
            var client = factory.client(new ProviderCatalog().get("anthropic"));

            assertThat(client.models(null, new Cancellation())).containsExactly("one", "two");
        }
    }

    private static ChatRequest streamed() {
        return new ChatRequest("m", null, List.of(Message.user("Hello")), List.of(), null, 5, true);
    }

    private static ChatRequest request(double temperature) {
        return new ChatRequest(
                "some-model",
                "Be brief.",
                List.of(
                        Message.of(Role.SYSTEM, "Be kind."),
                        new Message(
                                Role.USER,
                                List.of(
                                        new ContentPart.Text("What is this?"),
                                        ContentPart.Image.of("image/png", new byte[] {1, 2, 3}))),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new ContentPart.Reasoning("Hm", "sig", null),
                                        new ContentPart.Reasoning("another provider's", null, null),
                                        new ContentPart.Call(new ToolCall("c1", "look", "{\"at\":1}", true)))),
                        new Message(Role.TOOL, List.of(new ContentPart.ToolResult("c1", "A cat")))),
                List.of(new Tool("look", "Looks", "{\"type\":\"object\"}")),
                temperature,
                77,
                false);
    }

    private static Sent sent(String provider, String answer, ChatRequest request) throws IOException, ChatException {
        var seen = new AtomicReference<Sent>();
        try (var server = new LoopbackServer(http -> {
                    String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    seen.set(new Sent(
                            http.getRequestURI(),
                            Map.copyOf(http.getRequestHeaders()),
                            Objects.requireNonNull(Json.parse(body))));
                    LoopbackServer.reply(http, 200, "application/json", answer);
                });
                var factory = new ProviderFactory(any -> server.baseUrl());
                var key = ApiKey.of("test-key-not-real")) {
            var result = factory.client(new ProviderCatalog().get(provider))
                    .send(request, key, delta -> {}, new Cancellation());
            assertThat(result.text()).isEqualTo("Yes");
        }
        return Objects.requireNonNull(seen.get());
    }
}
