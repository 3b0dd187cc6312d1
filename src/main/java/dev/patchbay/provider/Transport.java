package dev.patchbay.provider;

import dev.patchbay.domain.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;

/// The one HTTP client of the program. Never follows a redirect: a key goes to its own host only.
/// Safe for use by several threads.
public final class Transport implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Transport.class.getName());

    private final Limits limits;
    private final HttpClient client;

    public Transport(Limits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Limits limits() {
        return limits;
    }

    /// Sends and waits for the head of the reply.
    ///
    /// @param silence the longest pause while the body arrives
    /// @param cancel  ends the wait, and later the body, at once
    /// @throws IOException if there is no reply, also after a cancel or an interrupt
    Reply send(HttpRequest request, Duration silence, Cancellation cancel) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> sent = client.sendAsync(request, head -> new BodyStream());
        cancel.onCancel(() -> {
            sent.cancel(true);
            var _ = sent.thenAccept(response -> closeQuietly(response.body()));
        });
        HttpResponse<InputStream> response = await(sent);
        InputStream watched = new WatchedStream(response.body(), silence);
        try {
            InputStream unpacked = packed(response) ? new GZIPInputStream(watched) : watched;
            return new Reply(response.statusCode(), response.headers(), new LimitedStream(unpacked, limits.maxBody()));
        } catch (IOException e) {
            closeQuietly(watched);
            throw e;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> sent)
            throws IOException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } catch (CancellationException e) {
            throw new IOException("cancelled", e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static boolean packed(HttpResponse<?> response) {
        return response.headers()
                .firstValue("content-encoding")
                .filter("gzip"::equalsIgnoreCase)
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
