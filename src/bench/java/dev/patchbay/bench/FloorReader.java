package dev.patchbay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// The least that can be done: reads the socket and counts lines. It hands on the first piece of text, which holds
/// the server's time, and nothing else. Keeps its connection, as the clients do.
final class FloorReader implements Client {
    private static final byte[] LAST = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] request;
    private final URI url;
    private final byte[] buffer = new byte[16384];
    private Socket socket;
    private long lines;

    FloorReader(Events events, String url) {
        this.url = URI.create(url);
        String path = this.url.getPath() + (events == Events.OPENAI ? "/chat/completions" : "/messages");
        request = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void stream(Consumer<String> sink) throws IOException {
        if (socket == null) {
            socket = new Socket(url.getHost(), url.getPort());
            socket.setTcpNoDelay(true);
        }
        socket.getOutputStream().write(request);
        InputStream in = socket.getInputStream();
        int filled = 0;
        boolean first = true;
        while (true) {
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                close();
                return;
            }
            for (int i = filled; i < filled + count; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            filled += count;
            first = first && !handedOn(filled, sink);
            if (endsWithLast(filled)) {
                return;
            }
            filled = first ? filled : keepTail(filled);
        }
    }

    private boolean handedOn(int filled, Consumer<String> sink) {
        String text = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
        var stamp = java.util.regex.Pattern.compile("\":\"([0-9]{6,} )\"").matcher(text);
        if (stamp.find()) {
            sink.accept(stamp.group(1));
            return true;
        }
        return false;
    }

    private boolean endsWithLast(int filled) {
        return filled >= LAST.length
                && java.util.Arrays.equals(buffer, filled - LAST.length, filled, LAST, 0, LAST.length);
    }

    private int keepTail(int filled) {
        int kept = Math.min(filled, LAST.length - 1);
        System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        return kept;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
                socket = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
