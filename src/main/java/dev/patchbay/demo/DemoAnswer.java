package dev.patchbay.demo;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// An answer as tokens, cut at the output cap, reasoning first as with the real ones.
///
/// @param cut whether the cap was reached
record DemoAnswer(List<String> reasoning, List<String> visible, boolean cut) {
    /// Visible tokens before `demo-broken` breaks.
    static final int BREAKS_AFTER = 24;

    static DemoAnswer of(DemoRequest request, DemoModel model) {
        List<String> reasoning =
                model == DemoModel.DEMO_REASONER ? Tokens.of(DemoAnswers.reasoningOn(request.question())) : List.of();
        List<String> visible = Tokens.of(DemoAnswers.to(request.question()));
        int thought = Math.min(reasoning.size(), request.maxTokens());
        int said = Math.min(visible.size(), request.maxTokens() - thought);
        boolean cut = thought + said < reasoning.size() + visible.size();
        return new DemoAnswer(reasoning.subList(0, thought), visible.subList(0, said), cut);
    }

    int tokens() {
        return reasoning.size() + visible.size();
    }

    String finishReason() {
        return cut ? "length" : "stop";
    }

    ObjectNode usage(DemoRequest request) {
        ObjectNode usage = DemoReply.JSON
                .createObjectNode()
                .put("prompt_tokens", request.inputTokens())
                .put("completion_tokens", tokens())
                .put("total_tokens", request.inputTokens() + tokens());
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoning.size());
        return usage;
    }

    /// The reply to a request without `stream`.
    ObjectNode whole(DemoRequest request, Instant created) {
        ObjectNode body = DemoEvents.head(request, created, "chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", String.join("", visible));
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", String.join("", reasoning));
        }
        choice.put("finish_reason", finishReason());
        body.set("usage", usage(request));
        return body;
    }
}
