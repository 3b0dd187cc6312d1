package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.Core;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.domain.UnknownProviderException;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.AppPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyRecordsTest {
    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ProxyChoice OFFICE = new ProxyChoice.Http("proxy.example.com", 3128);

    @TempDir
    Path folder;

    @Test
    void aProvidersOwnProxyOutlivesARestartAndCanBeTakenBack() {
        try (var core = core()) {
            core.connections().setProxy(OPENAI, Optional.of(OFFICE));
        }
        try (var core = core()) {
            assertThat(core.connections().proxy(OPENAI)).contains(OFFICE);
            assertThat(core.connections().proxy(new ProviderId("mistral"))).isEmpty();

            core.connections().setProxy(OPENAI, Optional.empty());

            assertThat(core.connections().proxy(OPENAI)).isEmpty();
        }
    }

    @Test
    void aProxyWithASlipOfTheFingerInTheFileIsNotTakenForNone() throws Exception {
        Files.writeString(
                new AppPaths(folder).providers(),
                "{\"proxies\": {\"openai\": {\"use\": \"htpp\"}, \"mistral\": \"proxy.example.com:3128\"}}");
        try (var core = core()) {
            assertThat(core.connections().proxy(OPENAI)).contains(new ProxyChoice.Unreadable());
            assertThat(core.connections().proxy(new ProviderId("mistral"))).contains(new ProxyChoice.Unreadable());
        }
    }

    @Test
    void theProxyOfAnEndpointGoesWithIt() throws Exception {
        try (var core = core()) {
            var draft = new EndpointDraft("Box", "https://llm.example.com/v1", Protocol.OPENAI, Map.of(), true);
            ProviderId box = core.connections().add(draft).id();
            core.connections().setProxy(box, Optional.of(ProxyChoice.DIRECT));

            core.connections().delete(box);
            core.connections().add(draft);

            assertThat(core.connections().proxy(box)).isEmpty();
        }
    }

    @Test
    void aProviderThatIsNotThereGetsNoProxy() {
        try (var core = core()) {
            assertThatThrownBy(() -> core.connections().setProxy(new ProviderId("nobody"), Optional.of(OFFICE)))
                    .isInstanceOf(UnknownProviderException.class);
        }
    }

    private Core core() {
        return new Core(new AppPaths(folder), Core.Options.standard().secrets(new SessionStore("A test.")));
    }
}
