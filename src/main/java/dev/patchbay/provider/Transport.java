package dev.patchbay.provider;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The way to the network: connections shared and reused, our own limits on every wait, cancellation at any moment.
/// Safe for use by several threads.
public final class Transport implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Transport.class.getName());

    private final Limits limits;

    /// An error says with its head what it is: its words are not worth a long wait.
    private final Patience refusal;

    private final Proxies proxies;
    private final Clients clients;

    Transport(Limits limits, Proxies proxies, @Nullable SSLContext trust) {
        this(limits, proxies, trust, null);
    }

    /// @param trust   whose certificates are good; null for those that the platform trusts
    /// @param threads where bytes that came are handed on; null for a pool of our own
    Transport(Limits limits, Proxies proxies, @Nullable SSLContext trust, @Nullable Executor threads) {
        this.limits = limits;
        this.refusal = Patience.forOnePiece(limits.refusal());
        this.proxies = proxies;
        this.clients = new Clients(limits.connect(), trust, threads);
    }

    Limits limits() {
        return limits;
    }

    /// Sends and waits for the head of the reply.
    ///
    /// @param cancel ends the wait, and later the body, at once
    /// @throws IOException if there is no reply, also after a cancel or an interrupt
    Reply send(Provider provider, HttpRequest request, Patience patience, Cancellation cancel) throws IOException {
        long started = System.nanoTime();
        Optional<InetSocketAddress> proxy = proxies.of(provider, request.uri());
        var body = new Draining();
        CompletableFuture<HttpResponse<InputStream>> sent = clients.of(proxy).sendAsync(request, head -> body);
        cancel.onCancel(() -> {
            sent.cancel(true);
            body.abort();
        });
        try {
            HttpResponse<InputStream> response = head(sent, proxy, patience);
            if (proxy.isPresent() && ProxyTrouble.demandsPassword(response)) {
                throw ProxyTrouble.demandsPassword(proxy.get(), null);
            }
            Runnable end = () -> {
                body.abort();
                closeQuietly(response.body());
            };
            boolean error = response.statusCode() >= 300;
            var watch = error ? new Watch(refusal, System.nanoTime(), end) : new Watch(patience, started, end);
            return reply(response, watch);
        } catch (IOException | RuntimeException e) {
            // The head may have come just now: then there is nothing left to cancel, but a body that nobody will read.
            sent.cancel(true);
            body.abort();
            throw e;
        }
    }

    private Reply reply(HttpResponse<InputStream> response, Watch watch) {
        var body = new WatchedStream(response.body(), watch);
        InputStream unpacked = packed(response) ? new UnpackedStream(body) : body;
        return new Reply(
                response.statusCode(),
                response.headers(),
                new LimitedStream(unpacked, limits.maxBody()),
                watch::ending);
    }

    @Override
    public void close() {
        clients.close();
    }

    private HttpResponse<InputStream> head(
            CompletableFuture<HttpResponse<InputStream>> sent, Optional<InetSocketAddress> proxy, Patience patience)
            throws IOException {
        try {
            return await(sent, patience.head());
        } catch (HttpConnectTimeoutException e) {
            var tooSlow = new ConnectException("no connection within " + Patience.words(limits.connect()));
            throw proxy.isPresent() ? ProxyTrouble.of(proxy.get(), tooSlow) : tooSlow;
        } catch (IOException e) {
            throw proxy.isPresent() ? ProxyTrouble.of(proxy.get(), e) : e;
        }
    }

    private static HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> sent, Duration patience)
            throws IOException {
        try {
            return sent.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } catch (CancellationException e) {
            throw new IOException("cancelled", e);
        } catch (TimeoutException e) {
            throw new TooSlowException("no answer began within " + Patience.words(patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static boolean packed(HttpResponse<?> response) {
        return response.headers()
                .firstValue("content-encoding")
                .filter(UnpackedStream::reads)
                .isPresent();
    }

    static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A reply could not be closed", e);
        }
    }
}
