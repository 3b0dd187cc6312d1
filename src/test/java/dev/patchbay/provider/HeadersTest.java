package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.testing.FaultServer;
import dev.patchbay.testing.Faults;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeadersTest {

    @Test
    void anEndpointsOwnHeadersTheKeyAndTheProgramsNameAreOnTheWire() throws Exception {
        try (var server = new FaultServer(Faults.reply("200 OK", "", "{\"data\":[]}"));
                var factory = new ProviderFactory(Provider::baseUrl);
                var key = ApiKey.of("test-key-not-real")) {
            factory.client(endpoint(server)).models(key, new Cancellation());

            FaultServer.Line request = server.requests().getFirst();
            assertThat(request.head()).startsWith("GET /v1/models HTTP/1.1\r\n");
            assertThat(request.header("X-Team")).isEqualTo("research");
            assertThat(request.header("Authorization")).isEqualTo("Bearer test-key-not-real");
            assertThat(request.header("User-Agent")).matches("Patchbay/\\S+ \\(.+; .+\\)");
            assertThat(request.header("Upgrade"))
                    .as("HTTP/2 is not asked for without TLS")
                    .isEmpty();
        }
    }

    private static Provider endpoint(FaultServer server) {
        return new Provider(
                new ProviderId("box"),
                "Box",
                Provider.Kind.ENDPOINT,
                server.baseUrl(),
                Protocol.OPENAI,
                Dialect.COMPATIBLE,
                Map.of("X-Team", "research"),
                Provider.KeyNeed.REQUIRED,
                null,
                null);
    }
}
