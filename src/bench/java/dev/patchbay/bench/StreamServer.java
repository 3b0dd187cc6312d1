package dev.patchbay.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/// Serves streams over plain HTTP/1.1, one event a chunk, in a process of its own. Which one is said by the
/// path: `/<events>/<microseconds between two>/v1/chat/completions` or `.../messages`. The first piece of text
/// is the server's `System.nanoTime()`, which processes of one Linux machine share. `/closed` tells when
/// a client last left a stream that went on.
final class StreamServer {
    private static final int BATCH = 64;
    private static final byte[] HEAD = ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private volatile long closed;

    private StreamServer() {}

    /// Prints its port and serves until its standard input ends.
    static void main() throws IOException {
        var server = new StreamServer();
        try (var socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress())) {
            System.out.println(socket.getLocalPort());
            Thread.ofPlatform().daemon().start(() -> server.accept(socket));
            while (System.in.read() >= 0) {
                // whatever is said: only the end counts
            }
        }
    }

    private void accept(ServerSocket server) {
        while (true) {
            try {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                return; // the server was closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            for (String path = request(in); path != null; path = request(in)) {
                if (path.equals("/closed")) {
                    byte[] body = Long.toString(closed).getBytes(StandardCharsets.US_ASCII);
                    out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    out.write(body);
                } else {
                    String[] parts = path.split("/");
                    Events events = path.endsWith("messages") ? Events.ANTHROPIC : Events.OPENAI;
                    stream(events, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), in, out);
                }
            }
        } catch (IOException e) {
            closed = System.nanoTime(); // the client has gone
        }
    }

    /// Reads one request.
    ///
    /// @return its path, or null at the end of the connection
    private static String request(InputStream in) throws IOException {
        String first = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return first.isEmpty() ? null : first.split(" ")[1];
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private void stream(Events events, int count, int pause, InputStream in, OutputStream out) throws IOException {
        out.write(HEAD);
        out.write(Events.chunk(events.head()));
        out.write(Events.chunk(events.delta(System.nanoTime() + " ")));
        if (pause == 0) {
            bulk(events, count, out);
        } else {
            Thread.startVirtualThread(() -> watch(in));
            paced(events, count, pause * 1000L, out);
        }
        out.write(Events.chunk(events.tail(count)));
        out.write(END);
        if (pause != 0) {
            throw new IOException("a watched connection is not used again");
        }
    }

    private static void bulk(Events events, int count, OutputStream out) throws IOException {
        var batch = new ByteArrayOutputStream();
        for (int n = 0; n < BATCH; n++) {
            batch.write(Events.chunk(events.delta(Events.word(n))));
        }
        for (int n = 0; n < count / BATCH; n++) {
            batch.writeTo(out);
        }
    }

    private static void paced(Events events, int count, long pause, OutputStream out) throws IOException {
        long next = System.nanoTime();
        for (int n = 0; n < count; n++) {
            next += pause;
            LockSupport.parkNanos(next - System.nanoTime());
            out.write(Events.chunk(events.delta(Events.word(n))));
        }
    }

    private void watch(InputStream in) {
        try {
            if (in.read() < 0) {
                closed = System.nanoTime();
            }
        } catch (IOException e) {
            closed = System.nanoTime();
        }
    }
}
