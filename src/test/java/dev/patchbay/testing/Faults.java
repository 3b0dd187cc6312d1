package dev.patchbay.testing;

import dev.patchbay.testing.FaultServer.Fault;
import dev.patchbay.testing.FaultServer.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What a [FaultServer] can play, in OpenAI's format.
public final class Faults {
    public static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    public static final String LAST_CHUNK = "0\r\n\r\n";

    private Faults() {}

    /// A whole streamed answer, after which the connection can be used again.
    public static Fault answer(String... words) {
        return line -> {
            begin(line, words);
            end(line);
        };
    }

    public static void begin(Line line, String... words) throws IOException {
        line.write(STREAM_HEAD);
        for (String word : words) {
            line.write(delta(word));
        }
    }

    public static void end(Line line) throws IOException {
        line.write(event("{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}")
                + event("{\"id\":\"x\",\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,"
                        + "\"total_tokens\":15}}")
                + event("[DONE]")
                + LAST_CHUNK);
    }

    public static String delta(String text) {
        return event(FakeApi.delta(text));
    }

    /// One event in a chunk of its own.
    public static String event(String data) {
        return chunk("data: " + data + "\n\n");
    }

    public static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }

    /// A reply in one piece; the connection stays.
    ///
    /// @param headers each with its line end, or ""
    public static Fault reply(String status, String headers, String body) {
        return line -> line.write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /// An error as OpenAI words it.
    public static Fault error(int status, String message) {
        return reply(
                status + " Error",
                "Content-Type: application/json\r\n",
                "{\"error\":{\"message\":\"" + message + "\"}}");
    }

    /// The stream and its end, as one body.
    public static String wholeBody(String word) {
        return "data: " + FakeApi.delta(word)
                + "\n\ndata: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"
                + "\n\ndata: [DONE]\n\n";
    }

    /// A stream whose head promises a length that its body does not have.
    public static Fault promising(int length, String body) {
        return line -> line.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: " + length
                        + "\r\n\r\n" + body)
                .hang();
    }

    /// As [#promising], and goes away after the first event.
    public static Fault leavingEarly() {
        return line -> {
            String body = wholeBody("Hi");
            line.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body.substring(0, body.indexOf("\n\n") + 2));
            line.awaitGoOn();
            line.socket().close();
        };
    }

    public static Fault resetAtOnce() {
        return Line::reset;
    }

    public static Fault closeAtOnce() {
        return line -> line.socket().close();
    }

    public static Fault resetAfterHead() {
        return line -> {
            line.write(STREAM_HEAD);
            line.reset();
        };
    }

    /// A reset overtakes what was sent before it: only after that was seen.
    public static Fault resetMidStream() {
        return line -> {
            begin(line, "Hi");
            line.awaitGoOn();
            line.reset();
        };
    }

    public static Fault hangMidStream() {
        return line -> {
            begin(line, "Hi");
            line.hang();
        };
    }

    /// Ends its own half of the connection and goes on listening.
    public static Fault halfClose() {
        return line -> {
            begin(line, "Hi");
            line.awaitGoOn();
            line.socket().shutdownOutput();
            line.hang();
        };
    }

    /// One more word for each that was seen, for ever.
    public static Fault trickle() {
        return line -> {
            begin(line);
            while (true) {
                line.write(delta("a "));
                line.awaitGoOn();
            }
        };
    }

    /// A head that says nothing yet, and then the real one.
    public static Fault after(String informational, Fault then) {
        return line -> then.play(line.write("HTTP/1.1 " + informational + "\r\n\r\n"));
    }

    public static Fault garbage() {
        return line -> line.write("\u0016\u0003\u0001 this is no HTTP\r\n\r\n").hang();
    }

    public static Fault hugeHead() {
        return reply("200 OK", "X-Padding: " + "a".repeat(1 << 20) + "\r\n", "{}");
    }
}
