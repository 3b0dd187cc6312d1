package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.connection.Connection.State;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.SecretException;
import dev.patchbay.provider.ProviderFactory;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.settings.JsonFile;
import dev.patchbay.text.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final ProviderId OPENAI = new ProviderId("openai");

    @TempDir
    Path folder;

    private final SessionStore secrets = new SessionStore("A test.");
    private final List<String> authorizations = new ArrayList<>();
    private HttpServer server;
    private URI openAi;
    private ProviderFactory factory;
    private Connections connections;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            authorizations.add(key);
            boolean good = key.endsWith("test-key-not-real") || key.equals("null");
            byte[] body = (good
                            ? "{\"data\":[{\"id\":\"gpt-4o\"},{\"id\":\"gpt-new\"}]}"
                            : "{\"error\":{\"message\":\"Incorrect API key provided.\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        openAi = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        factory = new ProviderFactory(provider -> provider.id().equals(OPENAI) ? openAi : provider.baseUrl());
        connections = restarted();
    }

    @AfterEach
    void stop() {
        factory.close();
        server.stop(0);
    }

    @Test
    void atFirstTheFiveProvidersAreNotConfiguredAndDemoIsBuiltIn() {
        assertThat(connections.all())
                .extracting(connection -> connection.provider().name() + " " + connection.state())
                .containsExactly(
                        "OpenAI NOT_CONFIGURED",
                        "Anthropic NOT_CONFIGURED",
                        "DeepSeek NOT_CONFIGURED",
                        "Google AI NOT_CONFIGURED",
                        "Mistral AI NOT_CONFIGURED",
                        "Demo BUILT_IN");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aVerifiedKeyIsSavedAndTheModelsAreKeptOverARestart() throws Exception {
        Connection saved;
        try (var key = ApiKey.of("test-key-not-real")) {
            saved = connections.save(OPENAI, key, connections.verify(OPENAI, key, new Cancellation()));
        }
        assertThat(saved.state()).isEqualTo(State.CONNECTED);
        assertThat(saved.models()).isEqualTo(2);
        assertThat(saved.checked()).isEqualTo(NOON.instant());

        var catalog = new ProviderCatalog();
        var models = new ModelCatalog(catalog);
        connectionsOver(catalog, models).load();
        assertThat(models.of(OPENAI)).extracting(model -> model.id()).contains(new ModelId(OPENAI, "gpt-new"));
        assertThat(Files.readString(folder.resolve("providers.json"))).doesNotContain("test-key");
    }

    @Test
    void aRejectedKeyChangesNothing() throws Exception {
        try (var key = ApiKey.of("wrong-test-key")) {
            assertThatThrownBy(() -> connections.verify(OPENAI, key, new Cancellation()))
                    .isInstanceOfSatisfying(
                            ChatException.class,
                            e -> assertThat(kind(e.failure())).isEqualTo(FailureKind.KEY_REJECTED));
        }
        assertThat(connections.of(OPENAI).state()).isEqualTo(State.NOT_CONFIGURED);
        assertThat(secrets.read(new KeyAccount("openai"))).isEmpty();
    }

    @Test
    void aKeyThatIsRejectedLaterShowsOnTheCardInTheProvidersWords() throws Exception {
        save("wrong-test-key");
        assertThat(connections.of(OPENAI).state()).isEqualTo(State.CONNECTED);

        assertThat(connections.check(OPENAI, new Cancellation()).state()).isEqualTo(State.KEY_REJECTED);

        Connection after = restarted().of(OPENAI);
        assertThat(after.state()).isEqualTo(State.KEY_REJECTED);
        assertThat(((ChatFailure.Provider) after.problem()).message()).isEqualTo("Incorrect API key provided.");
        assertThat(((ChatFailure.Provider) after.problem()).status()).isEqualTo(401);
    }

    @Test
    void aServerThatIsNotThereIsUnreachableAndTheKeyStays() throws Exception {
        save("test-key-not-real");
        openAi = URI.create("http://127.0.0.1:" + closedPort() + "/v1");

        Connection after = connections.check(OPENAI, new Cancellation());

        assertThat(after.state()).isEqualTo(State.UNREACHABLE);
        assertThat(kind(after.problem())).isEqualTo(FailureKind.CONNECT);
        assertThat(after.keyStored()).isTrue();
    }

    @Test
    void withoutAKeyACheckAsksNothing() throws SecretException {
        assertThat(connections.check(OPENAI, new Cancellation()).state()).isEqualTo(State.NOT_CONFIGURED);
        assertThat(authorizations).isEmpty();
    }

    @Test
    void aRemovedKeyIsGoneAndWithItWhatTheCheckSaid() throws Exception {
        save("wrong-test-key");
        connections.check(OPENAI, new Cancellation());

        Connection removed = connections.remove(OPENAI);

        assertThat(removed.state()).isEqualTo(State.NOT_CONFIGURED);
        assertThat(removed.problem()).isNull();
        assertThat(secrets.read(new KeyAccount("openai"))).isEmpty();
    }

    @Test
    void anEndpointIsAddedCheckedWithoutAKeyAndThereAfterARestart() throws Exception {
        Provider added = connections.add(draft("Büro Proxy", openAi + "/chat/completions/", false));

        assertThat(added.id()).isEqualTo(new ProviderId("buro-proxy"));
        assertThat(added.baseUrl()).isEqualTo(openAi);
        assertThat(connections.check(added.id(), new Cancellation()).state()).isEqualTo(State.CONNECTED);
        assertThat(authorizations).containsExactly("null");
        assertThat(restarted().of(added.id()).provider()).isEqualTo(added);

        connections.delete(added.id());
        assertThat(restarted().all()).extracting(c -> c.provider().id()).doesNotContain(added.id());
    }

    @Test
    void aNameThatIsTakenIsRefused() throws Exception {
        connections.add(draft("Proxy", "https://one.example/v1", true));

        assertRefused(draft("proxy", "https://two.example/v1", true), "name", "already a provider called Proxy");
        assertRefused(draft("OpenAI", "https://two.example/v1", true), "name", "already a provider called OpenAI");
        assertRefused(draft(" ", "https://two.example/v1", true), "name", "Give the endpoint a name");
        assertThat(connections
                        .add(draft("本地", "https://two.example/v1", true))
                        .id()
                        .value())
                .isEqualTo("endpoint-1");
    }

    @Test
    void headersThatCarryCredentialsAreRefused() {
        for (String name : List.of(
                "Authorization", "x-api-key", "API-Key", "Cookie", "X-Auth-Token", "Ocp-Apim-Subscription-Key")) {
            var draft = new EndpointDraft(
                    "P", "https://one.example", Protocol.OPENAI, Map.of(name, "test-key-not-real"), true);
            assertRefused(draft, "headers", "put the key into the key field: it goes to the keychain");
        }
    }

    @Test
    void aCorruptFileIsKeptAsideAndSaid() throws Exception {
        Files.writeString(folder.resolve("providers.json"), "[]]");

        assertThat(connections.all()).hasSize(6);
        assertThat(connections.problem()).get().asString().contains("providers.json could not be read");
        assertThat(folder.resolve("providers.json.unreadable-20261122T120000Z")).hasContent("[]]");
    }

    private void assertRefused(EndpointDraft draft, String field, String words) {
        assertThatThrownBy(() -> connections.add(draft))
                .isInstanceOfSatisfying(InvalidEndpointException.class, e -> {
                    assertThat(e.field()).isEqualTo(field);
                    assertThat(new Words().get(e.key(), e.arguments())).contains(words);
                })
                .hasMessageNotContaining("test-key");
    }

    private static EndpointDraft draft(String name, String url, boolean keyRequired) {
        return new EndpointDraft(name, url, Protocol.OPENAI, Map.of(), keyRequired);
    }

    private void save(String value) throws SecretException {
        save(OPENAI, value);
    }

    private void save(ProviderId id, String value) throws SecretException {
        try (var key = ApiKey.of(value)) {
            connections.save(id, key, List.of());
        }
    }

    private static FailureKind kind(ChatFailure failure) {
        return ((ChatFailure.Provider) failure).kind();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Connections restarted() {
        var catalog = new ProviderCatalog();
        return connectionsOver(catalog, new ModelCatalog(catalog));
    }

    private Connections connectionsOver(ProviderCatalog catalog, ModelCatalog models) {
        var records = new ProviderRecords(new JsonFile(folder.resolve("providers.json"), NOON));
        return new Connections(catalog, models, factory, secrets, records, _ -> {}, NOON);
    }
}
