package dev.patchbay.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/// How the bytes of a recorded reply travel.
///
/// @param change what a careless server or a proxy makes of the bytes
/// @param piece  the most bytes in one piece; 0 for all at once
/// @param seed   of the lengths of the pieces
record Delivery(String name, UnaryOperator<String> change, boolean packed, int piece, long seed) {

    static List<Delivery> all(long seed) {
        return List.of(
                of("as recorded", body -> body),
                new Delivery("byte by byte", body -> body, false, 1, seed),
                new Delivery("in random pieces, seed " + seed, body -> body, false, 400, seed),
                of("with CR LF", body -> lines(body, "\r\n")),
                of("with CR", body -> lines(body, "\r")),
                of("with comments and blank lines between", Delivery::withComments),
                of("after a byte order mark", body -> "\u00EF\u00BB\u00BF" + body),
                new Delivery("packed", body -> body, true, 0, seed),
                new Delivery("packed, in random pieces, seed " + seed, body -> body, true, 50, seed));
    }

    private static Delivery of(String name, UnaryOperator<String> change) {
        return new Delivery(name, change, false, 0, 0);
    }

    /// @param body one character a byte
    void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        byte[] changed =
                change.apply(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = packed ? packed(changed) : changed;
        if (packed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(status, 0);
        var random = new Random(seed);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int from = 0; from < bytes.length; ) {
                int most = piece == 0 ? bytes.length : 1 + random.nextInt(piece);
                int count = Math.min(most, bytes.length - from);
                out.write(bytes, from, count);
                out.flush();
                from += count;
            }
        }
    }

    private static String lines(String body, String end) {
        return body.replace("\r\n", "\n").replace("\n", end);
    }

    /// A comment may stand between any two lines, a blank line between any two events.
    private static String withComments(String body) {
        String lines = lines(body, "\n");
        boolean stream = lines.stripLeading().matches("(?s)(data|event|id|retry|:).*");
        return stream
                ? ": wait\n\n\n" + lines.replaceAll("\n\n", "\n: still there\n\n\n:\n\n")
                : "\n: wait\n\n\r\n  \n" + body + "\n\n";
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
