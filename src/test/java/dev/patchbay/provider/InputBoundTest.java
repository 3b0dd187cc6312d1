package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Role;
import dev.patchbay.domain.TokenEstimate;
import dev.patchbay.domain.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What providers counted never exceeds what was held for it. The recorded exchanges are read in place
/// (`-Dpatchbay.wire=DIR`).
class InputBoundTest {
    private static final Path RECORDED = Path.of(System.getProperty("patchbay.wire", "../shared/wire"));

    @Test
    void theRecordedExchangesAreThere() {
        assumeFalse(RecordedExchange.in(RECORDED).isEmpty(), "No recorded exchanges at " + RECORDED);
    }

    @TestFactory
    List<DynamicTest> noProviderCountedMoreThanTheBound() {
        return RecordedExchange.in(RECORDED).stream()
                .filter(exchange -> counted(exchange) > 0)
                .map(exchange -> DynamicTest.dynamicTest(
                        exchange.toString(), () -> assertThat(counted(exchange)).isLessThanOrEqualTo(bound(exchange))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "xai, OPENAI, 0, 900",
        "openrouter, OPENAI, 0, 900",
        "azure, OPENAI, 0, 900",
        "anthropic, ANTHROPIC, 1, 1500",
        "google, OPENAI, 1, 4000",
        "groq, OPENAI, 1, 900",
        "nobody-knows-it, OPENAI, 1, 900"
    })
    void thereIsRoomForAPromptOfTheProvidersOwn(String provider, Protocol protocol, int tools, long added) {
        var question = List.of(Message.user("Hi"));
        var given = List.of(new Tool("t", "", "{}")).subList(0, tools);
        var dialect = KnownProviders.named(provider, protocol).dialect();

        assertThat(TokenEstimate.atMost(null, question, given, dialect)).isGreaterThan(added);
    }

    private static long counted(RecordedExchange exchange) {
        JsonNode usage = exchange.json("expect.json").path("usage");
        long all = usage.path("input_tokens").asLong(0);
        boolean apart = exchange.provider().protocol() == Protocol.ANTHROPIC;
        return apart
                ? all
                        + usage.path("cached_input_tokens").asLong(0)
                        + usage.path("cache_write_tokens").asLong(0)
                : all;
    }

    private static long bound(RecordedExchange exchange) {
        JsonNode body = exchange.json("request.json").path("body");
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            messages.add(message(message));
        }
        List<Tool> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            tools.add(tool(tool.has("function") ? tool.path("function") : tool));
        }
        JsonNode system = body.path("system");
        return TokenEstimate.atMost(
                system.isMissingNode() ? null : text(system),
                messages,
                tools,
                exchange.provider().dialect());
    }

    private static Message message(JsonNode json) {
        List<ContentPart> parts = new ArrayList<>(List.of(new ContentPart.Text(text(json.path("content")))));
        for (JsonNode call : json.path("tool_calls")) {
            JsonNode function = call.path("function");
            parts.add(new ContentPart.Text(call.path("id").asString("")
                    + function.path("name").asString("")
                    + function.path("arguments").asString("")));
        }
        return new Message(Role.USER, parts);
    }

    private static Tool tool(JsonNode json) {
        JsonNode parameters = json.has("parameters") ? json.path("parameters") : json.path("input_schema");
        return new Tool(json.path("name").asString(""), json.path("description").asString(""), parameters.toString());
    }

    /// A part that is no text counts as much as its JSON is long.
    private static String text(JsonNode content) {
        return content.isString()
                ? content.asString()
                : content.valueStream()
                        .map(part ->
                                part.path("text").isString() ? part.path("text").asString() : part.toString())
                        .collect(Collectors.joining());
    }
}
