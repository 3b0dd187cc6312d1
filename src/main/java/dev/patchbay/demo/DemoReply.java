package dev.patchbay.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON replies, and errors in OpenAI's form.
final class DemoReply {
    static final JsonMapper JSON = new JsonMapper();
    private static final Logger LOG = System.getLogger(DemoReply.class.getName());

    private DemoReply() {}

    /// Ends every exchange, and takes a client that went away for what it is: its Stop button.
    static HttpHandler handling(HttpHandler handler) {
        return exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("x-request-id", "demo-" + UUID.randomUUID());
                handler.handle(exchange);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "The client closed the connection", e);
            }
        };
    }

    static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static ObjectNode error(String message, String type, @Nullable String code) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .putNull("param")
                .put("code", code);
        return body;
    }

    static void notFound(HttpExchange exchange) throws IOException {
        String path = Objects.toString(exchange.getRequestURI().getPath(), "");
        send(exchange, 404, error("Invalid URL (" + path + ")", "invalid_request_error", null));
    }
}
