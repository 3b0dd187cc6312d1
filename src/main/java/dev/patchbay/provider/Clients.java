package dev.patchbay.provider;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// One HTTP client per way into the network, made on first use: a client knows one proxy only. HTTP/2 where a
/// server offers it over TLS. None ever follows a redirect: a key goes to its own host only.
/// Safe for use by several threads.
final class Clients implements AutoCloseable {
    private final Duration connect;
    private final @Nullable SSLContext trust;
    private final @Nullable Executor threads;
    private final Map<Optional<InetSocketAddress>, HttpClient> byProxy = new ConcurrentHashMap<>();

    /// @param connect how long a connection may take
    /// @param trust   whose certificates are good; null for those that the platform trusts
    /// @param threads where bytes that came are handed on, in short tasks; null for a pool of the clients' own
    Clients(Duration connect, @Nullable SSLContext trust, @Nullable Executor threads) {
        this.connect = connect;
        this.trust = trust;
        this.threads = threads;
    }

    HttpClient of(Optional<InetSocketAddress> proxy) {
        return byProxy.computeIfAbsent(proxy, this::make);
    }

    private HttpClient make(Optional<InetSocketAddress> proxy) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxy.map(ProxySelector::of).orElse(HttpClient.Builder.NO_PROXY));
        if (trust != null) {
            client.sslContext(trust);
        }
        if (threads != null) {
            client.executor(threads);
        }
        return client.build();
    }

    /// Ends every request that is under way.
    @Override
    public void close() {
        byProxy.values().forEach(HttpClient::shutdownNow);
    }
}
