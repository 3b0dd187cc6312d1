package dev.patchbay.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What Demo takes from a chat request.
///
/// @param question    the last thing the user said, words only
/// @param inputTokens of all messages
/// @param maxTokens   the output cap
/// @param usageAsked  whether the stream should end with the usage
record DemoRequest(String model, String question, int inputTokens, int maxTokens, boolean stream, boolean usageAsked) {

    static DemoRequest of(JsonNode json) {
        String question = "";
        int tokens = 0;
        for (JsonNode message : json.path("messages")) {
            String text = String.join("\n", texts(message.path("content")));
            tokens += Tokens.PER_MESSAGE + Tokens.of(text).size();
            if (message.path("role").asString("").equals("user")) {
                question = text;
            }
        }
        int cap =
                json.path("max_tokens").asInt(json.path("max_completion_tokens").asInt(Integer.MAX_VALUE));
        return new DemoRequest(
                json.path("model").asString(""),
                question,
                tokens,
                cap,
                json.path("stream").asBoolean(false),
                json.path("stream_options").path("include_usage").asBoolean(false));
    }

    private static List<String> texts(JsonNode content) {
        var texts = new ArrayList<String>();
        if (content.isString()) {
            texts.add(content.asString());
        }
        content.forEach(part -> texts.add(part.path("text").asString("")));
        return texts;
    }
}
