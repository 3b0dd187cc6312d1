package dev.patchbay.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.patchbay.demo.Pace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A provider on the loopback interface that answers what a test tells it to, in OpenAI's format.
public final class FakeApi implements AutoCloseable {
    private static final Duration WORD = Duration.ofMillis(40);

    private final HttpServer server;
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public FakeApi() {
        this(0);
    }

    /// @param port where an earlier one has been closed; 0 for any
    public FakeApi(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /// One answer, given once.
    @FunctionalInterface
    public interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /// What came in.
    ///
    /// @param authorization or Anthropic's `x-api-key`; "" without a key
    public record Request(String path, String authorization, String body) {}

    public URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
    }

    public List<Request> requests() {
        return requests;
    }

    public FakeApi then(Reply reply) {
        synchronized (replies) {
            replies.add(reply);
        }
        return this;
    }

    /// A whole streamed answer with its usage.
    public static Reply answer(String text, int in, int out) {
        return answer(text, in, out, time -> {});
    }

    /// As [#answer(String, int, int)], word by word.
    ///
    /// @param pace waits before each word
    public static Reply answer(String text, int in, int out, Pace pace) {
        return exchange -> {
            OutputStream body = stream(exchange);
            for (String word : text.split("(?<= )", -1)) {
                pace.pause(WORD);
                write(body, delta(word));
            }
            write(body, "{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
            write(
                    body,
                    "{\"id\":\"x\",\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}}"
                            .formatted(in, out, in + out));
            write(body, "[DONE]");
            body.close();
        };
    }

    /// A stream of these events, as they are.
    public static Reply events(String... events) {
        return exchange -> {
            try (OutputStream body = stream(exchange)) {
                for (String event : events) {
                    write(body, event);
                }
            }
        };
    }

    /// @param headers names and values in turn
    public static Reply status(int status, String json, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        };
    }

    public static OutputStream stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    public static String delta(String text) {
        return "{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"%s\"}}]}"
                .formatted(text.replace("\"", "\\\"").replace("\n", "\\n"));
    }

    public static void write(OutputStream body, String data) throws IOException {
        body.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(exchange.getRequestURI().getPath(), key(exchange.getRequestHeaders()), body));
        Reply reply;
        synchronized (replies) {
            reply = replies.poll();
        }
        (reply == null ? status(500, "{\"error\":{\"message\":\"no reply was planned\"}}") : reply).to(exchange);
    }

    private static String key(Headers headers) {
        return Stream.of("authorization", "x-api-key")
                .map(headers::getFirst)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
