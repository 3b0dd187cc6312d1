package dev.patchbay.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connection.Connection;
import dev.patchbay.connection.Connection.State;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.Provider.KeyNeed;
import dev.patchbay.domain.Provider.Kind;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.UiTest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every state of a card, for looking at beside the design.
class ProviderCardStatesTest extends UiTest {

    @ParameterizedTest
    @CsvSource({"900, 640, true", "1000, 700, false", "1280, 820, false", "1280, 820, true", "1600, 1000, false"})
    void everyStateOfACardIsDrawn(int width, int height, boolean dark) {
        screenshot("providers-states", this::panel, width, height, dark);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1196, 1280})
    void nothingAtTheFootCrossesTheCardsEdge(int width) {
        Scene scene = show(this::panel, width, 820, false);
        List<String> outside = onFx(() -> scene.getRoot().lookupAll(".card-foot").stream()
                .flatMap(foot -> foot.lookupAll(".button, .link").stream())
                .filter(CardEdge::crossed)
                .map(Node::toString)
                .toList());
        assertThat(outside).isEmpty();
    }

    private static final class CardEdge {
        /// Whether `node` ends further right than the card it stands in.
        static boolean crossed(Node node) {
            Node card = node;
            while (!card.getStyleClass().contains("card")) {
                card = card.getParent();
            }
            double edge = card.localToScene(card.getLayoutBounds()).getMaxX();
            return node.localToScene(node.getLayoutBounds()).getMaxX() > edge - 15;
        }
    }

    private Parent panel() {
        var context = context();
        var model = new ProvidersViewModel(context);
        var view = new ProvidersView(context, model);
        List<Connection> all = List.of(
                connection("Anthropic", State.CONNECTED, true, 16, null),
                connection("OpenAI", State.CONNECTED, true, 23, null),
                connection("Google AI", State.NOT_CONFIGURED, false, -1, null),
                connection("DeepSeek", State.KEY_REJECTED, true, -1, rejected()),
                connection("Mistral AI", State.UNREACHABLE, true, -1, unreachable()),
                endpoint("Acme gateway", "https://llm.acme.example/v1", KeyNeed.REQUIRED, true),
                connection("OpenRouter", State.NOT_CONFIGURED, false, -1, null),
                endpoint("Ollama", "http://localhost:11434/v1", KeyNeed.OPTIONAL, false),
                connection("Demo", State.BUILT_IN, false, 2, null));
        var store = new ProvidersViewModel.KeyStore("GNOME Keyring", true, "");
        model.show(
                new ProvidersViewModel.Loaded(
                        all, store, Map.of(new ProviderId("google-ai"), 11, new ProviderId("demo"), 2), Map.of()),
                () -> {});
        model.cards().get(0).setStep(new Step.Saved("GNOME Keyring", true, 16, ModelId.of("anthropic", "claude")));
        model.cards().get(1).setFacts(new CardFacts(23, new BigDecimal("10.52"), false, false, List.of(), null));
        model.cards().get(5).setStep(new Step.Checking(URI.create("https://llm.acme.example/v1/models"), true));
        model.cards()
                .get(2)
                .setStep(new Step.NotSaved(new Problem("The address is not known.", "", "no reply at all"), false));
        model.cards()
                .get(6)
                .setStep(new Step.NotSaved(
                        new Problem(
                                "OpenRouter refused this key (401): User not found.",
                                "",
                                "{\"error\":{\"message\":\"User not found.\",\"code\":401}}"),
                        true));
        return view.root();
    }

    private static Connection endpoint(String name, String url, KeyNeed need, boolean stored) {
        var provider = provider(name, Kind.ENDPOINT, need, URI.create(url));
        return new Connection(provider, State.CONNECTED, stored, 4, Instant.now(), null);
    }

    private static Connection connection(String name, State state, boolean stored, int models, ChatFailure problem) {
        Kind kind = state == State.BUILT_IN ? Kind.DEMO : Kind.BUILT_IN;
        var provider = provider(name, kind, KeyNeed.REQUIRED, URI.create("https://api.example.com/v1"));
        Instant checked = stored ? Instant.now().minus(Duration.ofMinutes(4)) : null;
        return new Connection(provider, state, stored, models, checked, problem);
    }

    private static Provider provider(String name, Kind kind, KeyNeed need, URI url) {
        var id = new ProviderId(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        Protocol protocol = name.equals("Anthropic") ? Protocol.ANTHROPIC : Protocol.OPENAI;
        URI page = URI.create("https://example.com/keys");
        return new Provider(id, name, kind, url, protocol, Dialect.of(protocol), Map.of(), need, page, page);
    }

    private static ChatFailure rejected() {
        return new ChatFailure.Provider(
                FailureKind.KEY_REJECTED,
                new ProviderId("deepseek"),
                null,
                "api.deepseek.com",
                401,
                "Authentication Fails, Your api key is invalid",
                null,
                null,
                null,
                "{\"error\":{\"message\":\"Authentication Fails\"}}",
                null);
    }

    private static ChatFailure unreachable() {
        return new ChatFailure.Provider(
                FailureKind.DNS,
                new ProviderId("mistral-ai"),
                null,
                "api.mistral.ai",
                0,
                "",
                null,
                null,
                null,
                "",
                null);
    }
}
