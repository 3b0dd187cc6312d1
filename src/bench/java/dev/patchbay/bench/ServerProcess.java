package dev.patchbay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The server in a process of its own, so that its work is not counted.
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    ServerProcess() throws IOException {
        process = Java.start(StreamServer.class).start();
        port = Integer.parseInt(out().readLine());
    }

    private BufferedReader out() {
        return process.inputReader(StandardCharsets.US_ASCII);
    }

    int port() {
        return port;
    }

    /// The base URL of streams of `events` events, `pause` microseconds apart.
    String url(int events, int pause) {
        return "http://127.0.0.1:%d/%d/%d/v1".formatted(port, events, pause);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
