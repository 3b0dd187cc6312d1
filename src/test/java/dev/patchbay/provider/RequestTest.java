package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Role;
import dev.patchbay.domain.Sealed;
import dev.patchbay.domain.Tool;
import dev.patchbay.domain.ToolCall;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What goes out: the same request in each protocol, as a real server receives it.
class RequestTest {
    private static final String OPENAI_ANSWER =
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Yes\"},\"finish_reason\":\"stop\"}]}";
    private static final String ANTHROPIC_ANSWER =
            "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"Yes\"}],\"stop_reason\":\"end_turn\"}";

    private static final String OPENAI_MESSAGES = """
            [{"role": "system", "content": "Be brief."},
             {"role": "system", "content": "Be kind."},
             {"role": "user", "content": [
               {"type": "text", "text": "What is this?"},
               {"type": "image_url", "image_url": {"url": "data:image/png;base64,AQID"}}]},
             {"role": "assistant", "content": null, "tool_calls": [
               {"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{\\"at\\":1}"}}]},
             {"role": "tool", "tool_call_id": "c1", "content": "A cat"}]
            """;

    @Test
    void openAiGetsSystemPromptImagesToolsAndToolCalls() throws Exception {
        SentRequest sent = SentRequest.to("openai", request("openai", 1.5), OPENAI_ANSWER);

        assertThat(sent.url().toString()).isEqualTo("/v1/chat/completions");
        assertThat(sent.headers().get("Authorization")).containsExactly("Bearer test-key-not-real");
        assertThat(sent.body()).isEqualTo(Json.parse("""
                {"model": "some-model", "messages": %s,
                 "max_completion_tokens": 77, "temperature": 1.5, "stream": false,
                 "tools": [{"type": "function", "function":
                   {"name": "look", "description": "Looks", "parameters": {"type": "object"}}}]}
                """.formatted(OPENAI_MESSAGES)));
    }

    @Test
    void anthropicGetsTheSystemPromptApartAndSignedThoughtsBack() throws Exception {
        SentRequest sent = SentRequest.to("anthropic", request("anthropic", 1.5), ANTHROPIC_ANSWER);

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openai         | max_completion_tokens | true  | Authorization | Bearer test-key-not-real
            azure          | max_completion_tokens | true  | Api-key       | test-key-not-real
            deepseek       | max_tokens            | true  | Authorization | Bearer test-key-not-real
            google         | max_tokens            | true  | Authorization | Bearer test-key-not-real
            mistral        | max_tokens            | false | Authorization | Bearer test-key-not-real
            openrouter     | max_tokens            | true  | Authorization | Bearer test-key-not-real
            groq           | max_tokens            | true  | Authorization | Bearer test-key-not-real
            xai            | max_tokens            | true  | Authorization | Bearer test-key-not-real
            perplexity     | max_tokens            | true  | Authorization | Bearer test-key-not-real
            together       | max_tokens            | true  | Authorization | Bearer test-key-not-real
            huggingface    | max_tokens            | true  | Authorization | Bearer test-key-not-real
            vercel-gateway | max_tokens            | true  | Authorization | Bearer test-key-not-real
            zai            | max_tokens            | true  | Authorization | Bearer test-key-not-real
            ollama         | max_tokens            | true  | Authorization | Bearer test-key-not-real
            lmstudio       | max_tokens            | true  | Authorization | Bearer test-key-not-real
            llamacpp       | max_tokens            | true  | Authorization | Bearer test-key-not-real
            vllm           | max_tokens            | true  | Authorization | Bearer test-key-not-real
            """)
    void eachDialectGetsItsOwnCapAndKeyHeaderAndIsAskedForUsageWhereItMayBe(
            String provider, String cap, boolean usage, String header, String value) throws Exception {
        SentRequest sent = SentRequest.to(provider, streamed(), OPENAI_ANSWER);

        assertThat(sent.url().getPath()).isEqualTo("/v1/chat/completions");
        assertThat(sent.headers().get(header)).containsExactly(value);
        assertThat(sent.headers().get("User-agent")).singleElement().asString().startsWith("Patchbay/");
        var expected = (ObjectNode) Objects.requireNonNull(Json.parse("""
                {"model": "m", "messages": [{"role": "user", "content": "Hello"}], "stream": true}
                """));
        expected.put(cap, 5);
        if (usage) {
            expected.putObject("stream_options").put("include_usage", true);
        }
        assertThat(sent.body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "azure", "deepseek", "google", "mistral", "openrouter", "xai", "ollama"})
    void aConversationWithPictureAndToolReadsTheSameInEveryDialectOfOpenAi(String provider) throws Exception {
        SentRequest sent = SentRequest.to(provider, request("anthropic", 1.5), OPENAI_ANSWER);

        assertThat(sent.body().path("messages")).isEqualTo(Json.parse(OPENAI_MESSAGES));
    }

    @Test
    void aStreamOfAnthropicIsAskedForWithoutStreamOptions() throws Exception {
        SentRequest sent = SentRequest.to("anthropic", streamed(), ANTHROPIC_ANSWER);

        assertThat(sent.body()).isEqualTo(Json.parse("""
                {"model": "m", "max_tokens": 5, "messages": [
                  {"role": "user", "content": [{"type": "text", "text": "Hello"}]}], "stream": true}
                """));
    }

    @Test
    void aCallWithoutAResultAndAResultWithoutACallAreLeftOut() throws Exception {
        var request = new ChatRequest(
                "m",
                null,
                List.of(
                        Message.user("Look"),
                        new Message(
                                Role.ASSISTANT,
                                List.of(new ContentPart.Call(new ToolCall("c1", "look", "{\"a", false)))),
                        new Message(Role.TOOL, List.of(new ContentPart.ToolResult("c2", "A dog"))),
                        Message.user("Well?")),
                List.of(),
                null,
                5,
                false);

        assertThat(SentRequest.to("openai", request, OPENAI_ANSWER).body().path("messages"))
                .isEqualTo(Json.parse("""
                        [{"role": "user", "content": "Look"}, {"role": "user", "content": "Well?"}]
                        """));
        assertThat(SentRequest.to("anthropic", request, ANTHROPIC_ANSWER).body().path("messages"))
                .hasSize(2);
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

    /// @param maker whose thoughts are in the conversation
    private static ChatRequest request(String maker, double temperature) {
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
                                        new ContentPart.Call(new ToolCall("c1", "look", "{\"at\":1}", true)),
                                        new ContentPart.Reasoning(
                                                "Hm",
                                                new Sealed(
                                                        ModelId.of(maker, "some-model"),
                                                        "{\"type\":\"thinking\",\"thinking\":\"Hm\","
                                                                + "\"signature\":\"sig\"}")),
                                        new ContentPart.Reasoning("another provider's", null))),
                        new Message(Role.TOOL, List.of(new ContentPart.ToolResult("c1", "A cat")))),
                List.of(new Tool("look", "Looks", "{\"type\":\"object\"}")),
                temperature,
                77,
                false);
    }
}
