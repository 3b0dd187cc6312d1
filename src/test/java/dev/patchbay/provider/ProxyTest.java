package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.Faults;
import dev.patchbay.testing.TlsServer;
import dev.patchbay.testing.Tunnel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProxyTest {
    private static final URI ELSEWHERE = URI.create("https://api.example.invalid/v1");

    @TempDir
    Path folder;

    @Test
    void aSecureEndpointIsReachedThroughATunnelThatSeesNoKey() throws Exception {
        String answer = "data: " + FakeApi.delta("Hi") + "\n\ndata: [DONE]\n\n";
        try (var server = new TlsServer(folder, true, answer, "-ext", "san=dns:localhost");
                var proxy = new FaultServer(new Tunnel());
                var calls = Calls.to(
                        server.baseUrl("localhost"), Limits.DEFAULT, own(http(proxy.port())), server.trust())) {
            assertThat(calls.ask().text()).isEqualTo("Hi");

            FaultServer.Line request = proxy.requests().getFirst();
            assertThat(request.head()).startsWith("CONNECT localhost:");
            assertThat(request.head()).doesNotContain("test-key-not-real");
            assertThat(server.versions()).containsExactly("HTTP/2.0");
        }
    }

    @Test
    void aPlainEndpointIsReachedThroughItsProxyToo() throws Exception {
        try (var server = new FaultServer(Faults.answer("Hi"));
                var proxy = new FaultServer(new Tunnel());
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT, own(http(proxy.port())), null)) {
            assertThat(calls.ask().text()).isEqualTo("Hi");

            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void thisMachineIsNotReachedThroughTheProxyOfAll() throws Exception {
        try (var server = new FaultServer(Faults.answer("Hi"));
                var calls = Calls.to(server.baseUrl(), Limits.DEFAULT, global(http(freePort())), null)) {
            assertThat(calls.ask().text()).isEqualTo("Hi");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.0.9", "10.1.2.3", "172.20.0.1", "169.254.1.1", "[fd00::9]", "box", "box.lan"})
    void theLocalNetworkIsNotReachedThroughTheProxyOfAllButThroughAProvidersOwn(String host) throws IOException {
        URI url = URI.create("http://" + host + ":11434/v1");

        assertThat(global(http(3128)).of(Calls.OPENAI, url)).isEmpty();
        assertThat(system(Proxy.Type.HTTP, 3128).of(Calls.OPENAI, url)).isEmpty();
        assertThat(own(http(3128)).of(Calls.OPENAI, url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "[2001:db8::1]", "llm.example.com"})
    void whatLiesOutsideIs(String host) throws IOException {
        assertThat(global(http(3128)).of(Calls.OPENAI, URI.create("http://" + host + "/v1")))
                .isPresent();
    }

    @Test
    void aChoiceThatCannotBeReadIsNotGoneAround() {
        assertTrouble(new ProxyChoice.Unreadable(), "what settings.json says of it makes no sense. Choose it anew");
        try (var calls = Calls.to(ELSEWHERE, Limits.DEFAULT, own(new ProxyChoice.Unreadable()), null)) {
            assertThat(calls.failure().message()).startsWith("what providers.json says of it");
        }
    }

    @Test
    void aProvidersOwnChoiceGoesBeforeTheProxyOfAll() throws Exception {
        try (var proxy = new FaultServer(Faults.reply("403 Forbidden", "", ""));
                var calls = Calls.to(
                        ELSEWHERE,
                        Limits.DEFAULT,
                        new Proxies(() -> http(proxy.port()), any -> Optional.of(ProxyChoice.DIRECT)),
                        null)) {
            assertThat(calls.failure().kind()).isEqualTo(FailureKind.DNS);
            assertThat(proxy.accepted()).isZero();
        }
    }

    @Test
    void anotherChoiceHoldsFromTheNextRequestOn() throws Exception {
        var chosen = new AtomicReference<ProxyChoice>(ProxyChoice.DIRECT);
        try (var proxy = new FaultServer(Faults.reply("403 Forbidden", "", ""));
                var calls =
                        Calls.to(ELSEWHERE, Limits.DEFAULT, new Proxies(chosen::get, any -> Optional.empty()), null)) {
            assertThat(calls.failure().kind()).isEqualTo(FailureKind.DNS);

            chosen.set(http(proxy.port()));

            assertThat(calls.failure().kind()).isEqualTo(FailureKind.PROXY);
        }
    }

    @Test
    void aProxyThatIsNotThereIsToBlameItself() throws Exception {
        int port = freePort();
        assertTrouble(http(port), "nothing answers at the proxy 127.0.0.1:" + port);
    }

    @Test
    void aProxyWithAnUnknownNameIsToBlameItself() throws Exception {
        assertTrouble(
                new ProxyChoice.Http("nope.invalid", 3128), "the address of the proxy nope.invalid:3128 is not known");
    }

    @Test
    void aProxyThatDemandsAPasswordSaysSo() throws Exception {
        try (var proxy = new FaultServer(Faults.reply(
                "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"office\"\r\n", ""))) {
            assertTrouble(
                    http(proxy.port()),
                    "the proxy 127.0.0.1:" + proxy.port()
                            + " demands a user name and a password (407), which Patchbay cannot give yet");
        }
    }

    @Test
    void aProxyThatRefusesToConnectSaysSo() throws Exception {
        try (var proxy = new FaultServer(Faults.reply("403 Forbidden", "", "not here"))) {
            assertTrouble(http(proxy.port()), "the proxy 127.0.0.1:" + proxy.port() + " refused to connect (403)");
        }
    }

    @Test
    void theSystemsProxyIsUsed() throws Exception {
        try (var proxy = new FaultServer(Faults.reply("403 Forbidden", "", ""));
                var calls = Calls.to(ELSEWHERE, Limits.DEFAULT, system(Proxy.Type.HTTP, proxy.port()), null)) {
            assertThat(calls.failure().message()).startsWith("the proxy 127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void aSocksProxyOfTheSystemIsRefusedInWordsAndNotGoneAround() throws Exception {
        try (var proxy = new FaultServer(new Tunnel());
                var calls = Calls.to(ELSEWHERE, Limits.DEFAULT, system(Proxy.Type.SOCKS, proxy.port()), null)) {
            ChatFailure.Provider failure = calls.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.PROXY);
            assertThat(failure.message()).contains("SOCKS");
            assertThat(proxy.accepted()).isZero();
        }
    }

    private static void assertTrouble(ProxyChoice proxy, String why) {
        try (var calls = Calls.to(ELSEWHERE, Limits.DEFAULT, global(proxy), null)) {
            ChatFailure.Provider failure = calls.failure();

            assertThat(failure.kind()).isEqualTo(FailureKind.PROXY);
            assertThat(Calls.words(failure))
                    .isEqualTo("The way to api.example.invalid leads through a proxy that fails: " + why + ".");
        }
    }

    private static ProxyChoice http(int port) {
        return new ProxyChoice.Http("127.0.0.1", port);
    }

    private static Proxies own(ProxyChoice choice) {
        return new Proxies(() -> ProxyChoice.DIRECT, any -> Optional.of(choice));
    }

    private static Proxies global(ProxyChoice choice) {
        return new Proxies(() -> choice, any -> Optional.empty());
    }

    private static Proxies system(Proxy.Type type, int port) {
        var selector = new ProxySelector() {
            @Override
            public List<Proxy> select(URI url) {
                return List.of(new Proxy(type, InetSocketAddress.createUnresolved("127.0.0.1", port)));
            }

            @Override
            public void connectFailed(URI url, SocketAddress proxy, IOException problem) {
                throw new IllegalStateException(problem);
            }
        };
        return new Proxies(() -> ProxyChoice.AS_SYSTEM, any -> Optional.empty(), () -> selector);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
