package dev.patchbay.provider;

import com.sun.net.httpserver.HttpExchange;
import dev.patchbay.domain.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
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
        return KnownProviders.named(folder.getParent().getFileName().toString());
    }

    /// How the bytes travel.
    enum Manner {
        AS_RECORDED,
        SPLIT_ANYWHERE,
        CRLF
    }

    void serve(HttpExchange exchange, Manner manner) throws IOException {
        exchange.getRequestBody().readAllBytes();
        JsonNode head = json("response.headers.json");
        head.path("headers")
                .properties()
                .forEach(header -> exchange.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asString()));
        exchange.sendResponseHeaders(head.path("status").asInt(), 0);
        byte[] body = Files.readAllBytes(folder.resolve("response.body"));
        try (OutputStream out = exchange.getResponseBody()) {
            switch (manner) {
                case AS_RECORDED -> out.write(body);
                case CRLF -> out.write(withCrLf(body));
                case SPLIT_ANYWHERE -> writeSplit(body, out);
            }
        }
    }

    private static byte[] withCrLf(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void writeSplit(byte[] body, OutputStream out) throws IOException {
        var random = new Random(folder.getFileName().toString().hashCode());
        for (int from = 0; from < body.length; ) {
            int count = Math.min(1 + random.nextInt(400), body.length - from);
            out.write(body, from, count);
            out.flush();
            from += count;
        }
    }

    @Override
    public String toString() {
        return folder.getParent().getFileName() + "/" + folder.getFileName();
    }
}
