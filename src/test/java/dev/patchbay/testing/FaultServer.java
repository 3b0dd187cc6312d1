package dev.patchbay.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A server on the loopback interface that plays what a test tells it, down to the bytes and the socket: what no
/// library's server would do. One virtual thread a connection; connections serve request after request.
public final class FaultServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Supplier<Fault> script;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final boolean remembers;
    private final List<Line> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore left = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// What is done with one request.
    @FunctionalInterface
    public interface Fault {
        /// Returns with the socket open to serve the next request on it.
        void play(Line line) throws IOException;
    }

    /// Plays the same for every request.
    public FaultServer(Fault fault) {
        this(() -> fault);
    }

    /// @param script asked once a request; from several threads
    public FaultServer(Supplier<Fault> script) {
        this(script, true);
    }

    /// @param remembers whether [#requests] is kept: not for millions of them
    public FaultServer(Supplier<Fault> script, boolean remembers) {
        this.script = script;
        this.remembers = remembers;
        try {
            listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    /// Connections so far.
    public int accepted() {
        return accepted.get();
    }

    /// How many requests have come.
    public int asked() {
        return asked.get();
    }

    /// Requests so far, in the order of their arrival.
    public List<Line> requests() {
        return requests;
    }

    /// Connections that are open now.
    public int open() {
        return open.size();
    }

    /// Waits until one more connection has been ended by the client.
    public boolean clientLeft() throws InterruptedException {
        return left.tryAcquire(20, TimeUnit.SECONDS);
    }

    /// Lets one fault that waits in [Line#awaitGoOn] go on.
    public void goOn() {
        goOn.release();
    }

    /// From now on the port refuses connections.
    public void stopListening() {
        closeQuietly(listener);
    }

    @Override
    public void close() {
        stopListening();
        open.forEach(FaultServer::closeQuietly);
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            listener.isClosed();
        }
    }

    private void serve(Socket socket) {
        boolean weLeft = false;
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                var line = new Line(socket, in, head, body(in, head), goOn);
                asked.incrementAndGet();
                if (remembers) {
                    requests.add(line);
                }
                script.get().play(line);
                weLeft = socket.isClosed();
                if (weLeft) {
                    return;
                }
            }
        } catch (IOException broken) {
            weLeft = listener.isClosed();
        } finally {
            open.remove(socket);
            left.release(weLeft ? 0 : 1);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String body(InputStream in, String head) throws IOException {
        int length = head.lines()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(header -> Integer.parseInt(header.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void closeQuietly(AutoCloseable toClose) {
        try {
            toClose.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// One request and the socket it came on.
    public record Line(Socket socket, InputStream in, String head, String body, Semaphore goOn) {

        public Line write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        }

        /// Sends RST instead of FIN: the client sees its connection reset.
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// Waits for [FaultServer#goOn]: until the client has seen what was sent, if the test says so.
        public void awaitGoOn() throws IOException {
            try {
                goOn.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the server was closed");
            }
        }

        /// Says nothing until the client leaves.
        ///
        /// @throws IOException always, in the end
        public void hang() throws IOException {
            while (in.read() >= 0) {
                continue;
            }
            throw new IOException("the client has left");
        }

        /// The value of a header, or "".
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }
}
