package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.ToolCall;
import tools.jackson.databind.JsonNode;

/// Compares tool calls; where the provider sent no id any of our own will do.
final class ExpectedToolCalls {
    private ExpectedToolCalls() {}

    static void check(ChatResult result, JsonNode expected) {
        JsonNode calls = expected.path("tool_calls");
        assertThat(result.toolCalls()).hasSize(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            check(result.toolCalls().get(i), calls.path(i), result.finish());
        }
    }

    private static void check(ToolCall call, JsonNode expected, FinishReason finish) {
        String id = expected.path("id").asString("");
        assertThat(call.id()).isNotEmpty();
        if (!id.isEmpty()) {
            assertThat(call.id()).isEqualTo(id);
        }
        assertThat(call.name()).isEqualTo(expected.path("name").asString());
        String arguments = expected.path("arguments").asString("");
        if (Json.isObject(arguments)) {
            assertThat(Json.parse(call.arguments())).isEqualTo(Json.parse(arguments));
        } else if (!arguments.isEmpty()) {
            assertThat(call.arguments()).isEqualTo(arguments);
        }
        assertThat(call.complete()).isEqualTo(finish == FinishReason.TOOL_CALLS && Json.isObject(call.arguments()));
    }
}
