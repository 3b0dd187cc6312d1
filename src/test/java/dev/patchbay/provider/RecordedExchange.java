package dev.patchbay.provider;

import com.sun.net.httpserver.HttpExchange;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.Message;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// One folder `<provider>/<name>/`: a request, the reply as it was recorded, and what a client should make of it.
record RecordedExchange(Path folder) {

    static List<RecordedExchange> in(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(file -> file.endsWith("expect.json"))
                    .map(file -> new RecordedExchange(file.getParent()))
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String file) {
        try {
            return Objects.requireNonNull(Json.parse(Files.readString(folder.resolve(file))), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The provider as the catalogue knows it: a built-in one or a known service behind an endpoint.
    Provider provider() {
        String path = json("request.json").path("path").asString("");
        Protocol usual = path.endsWith("/messages") ? Protocol.ANTHROPIC : Protocol.OPENAI;
        return KnownProviders.named(folder.getParent().getFileName().toString(), usual);
    }

    byte[] body() {
        try {
            return Files.readAllBytes(folder.resolve("response.body"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int status() {
        return json("response.headers.json").path("status").asInt();
    }

    /// Answers with the head of the recorded reply and its body, delivered so.
    void serve(HttpExchange exchange, Delivery delivery) throws IOException {
        head(exchange);
        delivery.write(exchange, status(), body());
    }

    /// Answers with the beginning of the recorded reply.
    ///
    /// @param length how many bytes of it
    /// @param broken whether the connection breaks; else the body ends there as if that were all
    void serveCut(HttpExchange exchange, int length, boolean broken) throws IOException {
        head(exchange);
        byte[] body = body();
        exchange.sendResponseHeaders(status(), broken ? body.length : length == 0 ? -1 : length);
        exchange.getResponseBody().write(body, 0, length);
        exchange.getResponseBody().flush();
    }

    private void head(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        json("response.headers.json")
                .path("headers")
                .properties()
                .forEach(header -> exchange.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asString()));
    }

    /// What a user would have asked for this answer.
    ChatRequest question() {
        JsonNode body = json("request.json").path("body");
        return new ChatRequest(
                body.path("model").asString("some-model"),
                null,
                List.of(Message.user("Hello")),
                List.of(),
                null,
                100,
                body.path("stream").asBoolean(false));
    }

    @Override
    public String toString() {
        return folder.getParent().getFileName() + "/" + folder.getFileName();
    }
}
