package dev.patchbay.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Server-sent events of one streamed answer; each leaves at once. A client that has gone shows as an IOException.
final class DemoEvents {
    private final DemoRequest request;
    private final ObjectNode head;
    private final OutputStream out;

    DemoEvents(HttpExchange exchange, DemoRequest request, Instant created) throws IOException {
        this.request = request;
        head = head(request, created, "chat.completion.chunk");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        out = exchange.getResponseBody();
    }

    static ObjectNode head(DemoRequest request, Instant created, String kind) {
        return DemoReply.JSON
                .createObjectNode()
                .put("id", "chatcmpl-demo-" + UUID.randomUUID())
                .put("object", kind)
                .put("created", created.getEpochSecond())
                .put("model", request.model());
    }

    void role() throws IOException {
        ObjectNode chunk = head.deepCopy();
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .putNull("finish_reason")
                .putObject("delta")
                .put("role", "assistant")
                .put("content", "");
        data(chunk);
    }

    void delta(String field, String text) throws IOException {
        ObjectNode chunk = head.deepCopy();
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .putNull("finish_reason")
                .putObject("delta")
                .put(field, text);
        data(chunk);
    }

    void finish(DemoAnswer answer) throws IOException {
        ObjectNode last = head.deepCopy();
        last.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", answer.finishReason())
                .putObject("delta");
        data(last);
        if (request.usageAsked()) {
            ObjectNode usage = head.deepCopy();
            usage.putArray("choices");
            usage.set("usage", answer.usage(request));
            data(usage);
        }
        write("[DONE]");
    }

    void data(JsonNode event) throws IOException {
        write(DemoReply.JSON.writeValueAsString(event));
    }

    private void write(String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
