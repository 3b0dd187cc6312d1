package dev.patchbay.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// A server on the loopback interface that speaks TLS with a certificate of its own making, and HTTP/2 if it is asked.
/// It answers every request with the same event stream.
public final class TlsServer implements AutoCloseable {
    private static final String PASSWORD = "not-secret";

    private final Server server = new Server();
    private final ServerConnector connector;
    private final List<String> versions = new CopyOnWriteArrayList<>();
    private final Path keys;

    /// @param folder      for the certificate
    /// @param certificate further arguments of `keytool -genkeypair`, as `-ext san=dns:localhost`
    /// @param http2       whether it is offered beside HTTP/1.1
    public TlsServer(Path folder, boolean http2, String body, String... certificate) throws Exception {
        keys = folder.resolve("keys.p12");
        makeCertificate(certificate);
        connector = http2
                ? new ServerConnector(server, tls("alpn"), alpn(), h2(), http11())
                : new ServerConnector(server, tls("http/1.1"), http11());
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback done) throws Exception {
                versions.add(request.getConnectionMetaData().getHttpVersion().asString());
                Content.Source.consumeAll(request);
                response.getHeaders().put("content-type", "text/event-stream");
                Content.Sink.write(response, true, body, done);
                return true;
            }
        });
        server.start();
    }

    /// @param host a name of this machine: `localhost` or `127.0.0.1`
    public URI baseUrl(String host) {
        return URI.create("https://" + host + ":" + connector.getLocalPort() + "/v1");
    }

    /// What each request was spoken in: `HTTP/1.1` or `HTTP/2.0`.
    public List<String> versions() {
        return versions;
    }

    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    /// Trusts who signed this server's certificate, and nobody else.
    public SSLContext trust() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", store.getCertificate("ca"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private void makeCertificate(String... more) throws IOException, InterruptedException {
        keytool("ca", "-validity", "10", "-ext", "bc:c");
        keytool(
                "server",
                Stream.concat(Stream.of("-signer", "ca"), Stream.of(more)).toArray(String[]::new));
    }

    private void keytool(String alias, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", alias, "-dname", "CN=Test " + alias));
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private SslConnectionFactory tls(String next) {
        var context = new SslContextFactory.Server();
        context.setKeyStorePath(keys.toString());
        context.setKeyStorePassword(PASSWORD);
        context.setCertAlias("server");
        return new SslConnectionFactory(context, next);
    }

    private static ALPNServerConnectionFactory alpn() {
        var alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        return alpn;
    }

    private static HTTP2ServerConnectionFactory h2() {
        return new HTTP2ServerConnectionFactory(configuration());
    }

    private static HttpConnectionFactory http11() {
        return new HttpConnectionFactory(configuration());
    }

    /// The name in the request is the tests' business, not the server's.
    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return configuration;
    }
}
