package dev.patchbay.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// A loopback HTTP server that speaks the OpenAI wire format. It starts when it is first asked for its
/// address, listens on the loopback interface only, and knows the models of provider `demo`.
/// Safe for use by several threads.
public final class DemoProvider implements AutoCloseable {
    private final Executor threads;
    private final Clock clock;
    private final Pace pace;
    private @Nullable HttpServer server;

    /// @param threads one per request (virtual threads)
    /// @param clock   for the `created` times in answers
    public DemoProvider(Executor threads, Clock clock, Pace pace) {
        this.threads = threads;
        this.clock = clock;
        this.pace = pace;
    }

    /// Starts the server if it is not running.
    ///
    /// @throws UncheckedIOException if this machine lets no program listen on its loopback interface
    public synchronized URI baseUrl() {
        if (server == null) {
            server = start();
        }
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private HttpServer start() {
        // Without it the kernel collects small writes, and tokens arrive in lumps. Read once, by the first server.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer started = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
            started.setExecutor(threads);
            started.createContext("/", DemoReply.handling(exchange -> DemoReply.notFound(exchange)));
            started.createContext("/v1/models", DemoReply.handling(new DemoModels(clock)::handle));
            started.createContext("/v1/chat/completions", DemoReply.handling(new DemoChat(clock, pace)::handle));
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Demo cannot listen on this machine's loopback interface", e);
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }
}
