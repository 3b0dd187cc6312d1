package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.TlsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {
    private static final String ANSWER = "data: " + FakeApi.delta("Hi") + "\n\ndata: [DONE]\n\n";
    /// Read to its very end, after which the connection is free.
    private static final String WITHOUT_DONE =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\n";
    private static final String[] GOOD = {"-validity", "10", "-ext", "san=dns:localhost,ip:127.0.0.1"};

    @TempDir
    Path folder;

    @Test
    void http2IsSpokenWhereItIsOffered() throws Exception {
        try (var server = new TlsServer(folder, true, ANSWER, GOOD);
                var calls = Calls.to(server.baseUrl("localhost"), Limits.DEFAULT, Proxies.NONE, server.trust())) {
            assertThat(calls.ask().text()).isEqualTo("Hi");
            assertThat(calls.ask().text()).isEqualTo("Hi");

            assertThat(server.versions()).containsExactly("HTTP/2.0", "HTTP/2.0");
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void http11IsSpokenWhereNothingElseIs() throws Exception {
        try (var server = new TlsServer(folder, false, WITHOUT_DONE, GOOD);
                var calls = Calls.to(server.baseUrl("localhost"), Limits.DEFAULT, Proxies.NONE, server.trust())) {
            assertThat(calls.ask().text()).isEqualTo("Hi");
            assertThat(calls.ask().text()).isEqualTo("Hi");

            assertThat(server.versions()).containsExactly("HTTP/1.1", "HTTP/1.1");
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        try (var server = new TlsServer(folder, true, ANSWER, GOOD);
                var calls = Calls.to(server.baseUrl("localhost"))) {
            assertRefused(calls.failure(), server, "its certificate is from nobody that Patchbay trusts");
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (var server = new TlsServer(folder, true, ANSWER, "-validity", "10", "-ext", "san=dns:other.example");
                var calls = Calls.to(server.baseUrl("localhost"), Limits.DEFAULT, Proxies.NONE, server.trust())) {
            assertRefused(calls.failure(), server, "its certificate is for another name");
        }
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        try (var server = new TlsServer(
                        folder, true, ANSWER, "-startdate", "-20d", "-validity", "10", "-ext", "san=dns:localhost");
                var calls = Calls.to(server.baseUrl("localhost"), Limits.DEFAULT, Proxies.NONE, server.trust())) {
            assertRefused(calls.failure(), server, "its certificate has expired");
        }
    }

    private static void assertRefused(ChatFailure.Provider failure, TlsServer server, String why) {
        assertThat(failure.kind()).isEqualTo(FailureKind.TLS);
        assertThat(Calls.words(failure))
                .isEqualTo("No secure connection to localhost:"
                        + server.baseUrl("localhost").getPort() + ": " + why + ".");
        assertThat(server.versions()).as("nothing was asked").isEmpty();
    }
}
