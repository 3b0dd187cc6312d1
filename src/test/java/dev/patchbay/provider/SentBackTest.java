package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a model sealed in its answer, and what goes back of it with the next question.
class SentBackTest {
    private static final String MODEL = "some/model-1";
    private static final String SAYS_YES =
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Yes\"},\"finish_reason\":\"stop\"}]}";
    private static final String GOOGLE_CALL = """
            {"choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,
              "extra_content":{"google":{"thought":true,"thought_signature":"of the message"}},
              "tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{}"},
                "extra_content":{"google":{"thought_signature":"of the call=="}}}]}}]}
            """;
    private static final String GOOGLE_STREAM = """
            data: {"choices":[{"index":0,"delta":{"role":"assistant","tool_calls":[{"id":"c1","type":"function",\
            "function":{"name":"look","arguments":"{}"},"extra_content":{"google":{"thought_signature":"of the call=="}}}]}}]}

            data: {"choices":[{"index":0,"delta":{"content":"","extra_content":{"google":{"thought_signature":"of the message"}}},"finish_reason":"stop"}]}

            data: [DONE]

            """;
    private static final String DETAILS_STREAM = """
            data: {"choices":[{"index":0,"delta":{"reasoning":"It ","reasoning_details":[{"type":"reasoning.text","text":"It ","format":"f1","index":0}]}}]}

            data: {"choices":[{"index":0,"delta":{"reasoning":"is","reasoning_details":[{"type":"reasoning.text","text":"is","format":"f1","index":0}]}}]}

            data: {"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.text","signature":"s1","format":"f1","index":0}]}}]}

            data: {"choices":[{"index":0,"delta":{"content":"Yes","reasoning_details":[{"type":"reasoning.encrypted","data":"e1","id":"r1","format":"f1","index":0},\
            {"type":"reasoning.summary","summary":"So","index":1,"format":null}]}}]}

            data: {"choices":[{"index":0,"delta":{"content":"","reasoning_details":[]},"finish_reason":"stop"}]}

            data: [DONE]

            """;
    private static final String DETAILS = """
            [{"type":"reasoning.text","text":"It is","format":"f1","index":0,"signature":"s1"},
             {"type":"reasoning.encrypted","data":"e1","id":"r1","format":"f1","index":0},
             {"type":"reasoning.summary","summary":"So","index":1,"format":null}]
            """;
    private static final String THINKING_STREAM = """
            data: {"type":"message_start","message":{"id":"m1","model":"c","content":[],"usage":{}}}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":"","kind":"new"}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm"}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"s1"}}

            data: {"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"r1"}}

            data: {"type":"content_block_start","index":2,"content_block":{"type":"thinking","thinking":"","signature":""}}

            data: {"type":"content_block_delta","index":2,"delta":{"type":"signature_delta","signature":"s2"}}

            data: {"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"c1","name":"look","input":{}}}

            data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{}}

            data: {"type":"message_stop"}

            """;
    private static final String THINKING = """
            {"type":"message","content":[{"type":"thinking","thinking":"Hm","signature":"s1","kind":"new"},
              {"type":"redacted_thinking","data":"r1"},{"type":"thinking","thinking":"","signature":"s2"},
              {"type":"tool_use","id":"c1","name":"look","input":{}}],"stop_reason":"tool_use"}
            """;

    @Test
    void googlesThoughtSignaturesGoBackWithCallAndMessage() throws Exception {
        for (String answer : List.of(GOOGLE_CALL, GOOGLE_STREAM)) {
            JsonNode message = answerOnceMore("google", MODEL, "google", MODEL, answer);

            assertThat(message.path("tool_calls").path(0)).isEqualTo(Json.parse("""
                    {"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{}"},
                     "extra_content": {"google": {"thought_signature": "of the call=="}}}
                    """));
            assertThat(message.path("extra_content")).isEqualTo(Json.parse("""
                    {"google": {"thought_signature": "of the message"}}
                    """));
        }
    }

    @ParameterizedTest
    @CsvSource({"openrouter", "vercel-gateway"})
    void reasoningDetailsGoBackAsTheyCame(String provider) throws Exception {
        String whole = SAYS_YES.replace("\"content\"", "\"reasoning_details\":" + DETAILS + ",\"content\"");
        for (String answer : List.of(DETAILS_STREAM, whole)) {
            JsonNode message = answerOnceMore(provider, MODEL, provider, MODEL, answer);

            assertThat(message.path("reasoning_details")).isEqualTo(Json.parse(DETAILS));
            assertThat(message.path("content").asString()).isEqualTo("Yes");
            assertThat(message.has("reasoning")).isFalse();
        }
    }

    @Test
    void detailsWithoutAnIndexGoOnUntilAnotherKindComes() throws Exception {
        var stream = new StringBuilder();
        for (String detail : List.of(
                "{\"type\":\"reasoning.text\",\"text\":\"a\"}",
                "{\"type\":\"reasoning.text\",\"text\":\"b\",\"signature\":null}",
                "{\"type\":\"reasoning.encrypted\",\"data\":\"x\"}",
                "{\"type\":\"reasoning.encrypted\",\"data\":\"y\"}",
                "{\"type\":\"reasoning.text\",\"text\":\"c\"}",
                "7")) {
            stream.append("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Yes\",\"reasoning_details\":[")
                    .append(detail)
                    .append("]}}]}\n\n");
        }

        JsonNode message = answerOnceMore("openrouter", MODEL, "openrouter", MODEL, stream + "data: [DONE]\n\n");

        assertThat(message.path("reasoning_details")).isEqualTo(Json.parse("""
                [{"type":"reasoning.text","text":"ab"}, {"type":"reasoning.encrypted","data":"x"},
                 {"type":"reasoning.encrypted","data":"y"}, {"type":"reasoning.text","text":"c"}, 7]
                """));
    }

    @Test
    void anthropicsThinkingGoesBackFirstAndWhole() throws Exception {
        for (String answer : List.of(THINKING_STREAM, THINKING)) {
            JsonNode message = answerOnceMore("anthropic", MODEL, "anthropic", MODEL, answer);

            assertThat(message.path("content")).isEqualTo(Json.parse("""
                    [{"type": "thinking", "thinking": "Hm", "signature": "s1", "kind": "new"},
                     {"type": "redacted_thinking", "data": "r1"},
                     {"type": "thinking", "thinking": "", "signature": "s2"},
                     {"type": "tool_use", "id": "c1", "name": "look", "input": {}}]
                    """));
        }
    }

    @Test
    void aThoughtThatWasCutBeforeItsSignatureStaysBehind() throws Exception {
        String unsigned = THINKING.replace("\"signature\":\"s1\"", "\"signature\":\"\"");

        JsonNode message = answerOnceMore("anthropic", MODEL, "anthropic", MODEL, unsigned);

        assertThat(message.path("content").path(0).path("type").asString()).isEqualTo("redacted_thinking");
    }

    @ParameterizedTest
    @CsvSource({
        "google, openai, some/model-1",
        "google, google, some/model-2",
        "openrouter, google, some/model-1",
        "openrouter, openrouter, other/model-1",
        "anthropic, openrouter, some/model-1",
        "anthropic, anthropic, some/model-2"
    })
    void whatOneModelSealedIsNeverSentToAnother(String maker, String next, String model) throws Exception {
        String answer = switch (maker) {
            case "google" -> GOOGLE_CALL;
            case "openrouter" -> DETAILS_STREAM;
            default -> THINKING;
        };

        JsonNode message = answerOnceMore(maker, MODEL, next, model, answer);

        assertThat(message.toString())
                .doesNotContain("extra_content", "reasoning_details", "thinking", "signature", "s1", "r1");
        assertThat(message.has("tool_calls") || message.has("content")).isTrue();
    }

    /// Asks, hands a tool's result on, and gives the message of the first answer as the next model gets it.
    private static JsonNode answerOnceMore(String maker, String by, String next, String model, String answer)
            throws Exception {
        ChatResult result = SentRequest.to(maker, request(by, List.of(Message.user("Is it?"))), answer)
                .result();
        var messages = new ArrayList<>(List.of(Message.user("Is it?"), result.message()));
        result.toolCalls()
                .forEach(call ->
                        messages.add(new Message(Role.TOOL, List.of(new ContentPart.ToolResult(call.id(), "A cat")))));
        messages.add(Message.user("Sure?"));
        String end = next.equals("anthropic")
                ? "{\"type\":\"message\",\"content\":[],\"stop_reason\":\"end_turn\"}"
                : SAYS_YES;
        return SentRequest.to(next, request(model, messages), end)
                .body()
                .path("messages")
                .path(1);
    }

    private static ChatRequest request(String model, List<Message> messages) {
        return new ChatRequest(model, null, messages, List.of(), null, 50, true);
    }
}
