package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.SecretException;
import dev.patchbay.provider.ProviderFactory;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All data folders share one keychain, and their files may be edited by hand.
class KeysOfEndpointsTest {
    private final SessionStore secrets = new SessionStore("A test.");
    private final ProviderFactory factory = new ProviderFactory(Provider::baseUrl);

    @TempDir
    Path folder;

    private Connections connections;

    @BeforeEach
    void start() {
        connections = connectionsIn(folder);
    }

    @AfterEach
    void stop() {
        factory.close();
    }

    @Test
    void aKeyNeverMovesToAnotherHost() throws Exception {
        Provider added = connections.add(draft("Proxy", "https://one.example/v1", true));
        save(added.id(), "test-key-not-real");

        connections.change(added.id(), draft("Proxy", "https://one.example/v2", true));
        assertThat(connections.of(added.id()).keyStored()).isTrue();

        connections.change(added.id(), draft("Proxy", "https://two.example/v2", true));
        assertThat(connections.of(added.id()).keyStored()).isFalse();
    }

    @Test
    void aBaseUrlChangedByHandFindsNoKey() throws Exception {
        ProviderId id =
                connections.add(draft("Proxy", "https://one.example/v1", true)).id();
        save(id, "test-key-not-real");
        Path file = folder.resolve("providers.json");
        String asAdded = Files.readString(file);

        for (String other : List.of("https://two.example", "http://one.example", "https://one.example:8443")) {
            Files.writeString(file, asAdded.replace("https://one.example", other));
            assertThat(connectionsIn(folder).of(id).keyStored()).as(other).isFalse();
        }
        Files.writeString(file, asAdded.replace("https://one.example", "https://ONE.example:443"));
        assertThat(connectionsIn(folder).of(id).keyStored()).isTrue();
    }

    @Test
    void anEndpointUnderTheNameOfABuiltInProviderIsIgnored() throws Exception {
        connections.add(draft("Proxy", "https://one.example/v1", true));
        Path file = folder.resolve("providers.json");
        Files.writeString(file, Files.readString(file).replace("\"proxy\"", "\"openai\""));

        assertThat(connectionsIn(folder).all())
                .extracting(connection -> connection.provider().kind())
                .doesNotContain(Provider.Kind.ENDPOINT);
    }

    @Test
    void theKeyOfAnotherFoldersEndpointIsNeitherFoundNorDeleted() throws Exception {
        ProviderId id =
                connections.add(draft("Proxy", "https://one.example/v1", true)).id();
        save(id, "test-key-not-real");

        Connections elsewhere = connectionsIn(folder.resolve("elsewhere"));
        elsewhere.add(draft("Proxy", "https://two.example/v1", true));
        assertThat(elsewhere.of(id).keyStored()).isFalse();
        elsewhere.delete(id);

        assertThat(connections.of(id).keyStored()).isTrue();
    }

    private static EndpointDraft draft(String name, String url, boolean keyRequired) {
        return new EndpointDraft(name, url, Protocol.OPENAI, Map.of(), keyRequired);
    }

    private void save(ProviderId id, String value) throws SecretException {
        try (var key = ApiKey.of(value)) {
            connections.save(id, key, List.of());
        }
    }

    private Connections connectionsIn(Path data) {
        var catalog = new ProviderCatalog();
        var records = new ProviderRecords(new JsonFile(data.resolve("providers.json"), Clock.systemUTC()));
        return new Connections(
                catalog, new ModelCatalog(catalog), factory, secrets, records, _ -> {}, Clock.systemUTC());
    }
}
