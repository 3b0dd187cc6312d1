package dev.patchbay.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.SecretException;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.secrets.SessionStore;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import dev.patchbay.testing.SystemKeychain;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The whole program in its window, used with mouse and keyboard: a real database, providers on the loopback
/// interface and, where there is one that holds no keys of Patchbay yet, this machine's keychain.
abstract class Journey extends UiTest {
    protected static final ProviderId OPENAI = new ProviderId("openai");
    protected static final ProviderId ANTHROPIC = new ProviderId("anthropic");
    protected static final ProviderId MISTRAL = new ProviderId("mistral");
    protected static final ModelId GPT_4O = ModelId.of("openai", "gpt-4o");
    protected static final ModelId LARGE = ModelId.of("mistral", "mistral-large-latest");

    protected final FakeApi openai = new FakeApi();
    protected final FakeApi anthropic = new FakeApi();
    protected final FakeApi mistral = new FakeApi();
    protected final SystemKeychain keychain = new SystemKeychain(List.of(OPENAI, ANTHROPIC, MISTRAL));
    private @Nullable DesktopApp program;
    private @Nullable Stage window;

    @Override
    protected Core.Options options() {
        Core.Options options = Core.Options.standard()
                .pace(time -> {})
                .retries(Retries.never())
                .addresses(Map.of(
                        OPENAI, openai.baseUrl(),
                        ANTHROPIC, anthropic.baseUrl(),
                        MISTRAL, mistral.baseUrl()));
        String problem = keychain.problem();
        return problem.isEmpty() ? options : options.secrets(new SessionStore(problem));
    }

    @BeforeEach
    void inCiAKeychainIsThere() {
        if (System.getenv("PATCHBAY_CI") != null) {
            assertThat(keychain.problem()).as("why the keychain is not used").isEmpty();
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        if (program != null) {
            quit();
        }
        keychain.clear();
        List.of(openai, anthropic, mistral).forEach(FakeApi::close);
    }

    /// Starts the program's window as `DesktopApp` does.
    protected final void start() {
        onFx(() -> {
            window = new Stage();
            program = new DesktopApp(core(), toFront -> {});
            program.start(window);
        });
        waitFor("the first frame", () -> shown("#rail-spend"));
    }

    /// Closes the window as its user would; the services go on until [#reopen] or the end of the test.
    protected final void quit() {
        onFx(() -> {
            window().hide();
            Objects.requireNonNull(program).stop();
        });
        program = null;
    }

    protected final Stage window() {
        return Objects.requireNonNull(window);
    }

    protected final void go(Panel panel) {
        robot.clickOn("#rail-" + panel.id());
        settle();
    }

    /// Pastes a key into the provider's card and presses Save.
    protected final void pasteKey(ProviderId provider, String key) {
        go(Panel.PROVIDERS);
        waitFor("the cards", () -> shown("#key-" + provider));
        robot.clickOn("#key-" + provider + " .text-field").write(key).clickOn("#save-" + provider);
    }

    /// As if the user had saved it before.
    protected final void keep(ProviderId provider, String key) {
        try (var typed = ApiKey.of(key)) {
            core().connections().save(provider, typed, List.of());
        } catch (SecretException e) {
            throw new AssertionError(e);
        }
    }

    protected final void ask(String question) {
        waitFor("the composer", () -> shown("#composer"));
        robot.clickOn("#composer").write(question).push(KeyCode.ENTER);
    }

    /// Waits until these words can be read in the window.
    protected final void waitToRead(String words) {
        try {
            waitFor(words, () -> read(window().getScene().getRoot()).contains(words));
        } catch (AssertionError e) {
            throw new AssertionError("\"" + words + "\" is not in the window, but:\n" + screen(), e);
        }
    }

    /// All words in the window.
    protected final String screen() {
        return onFx(() -> read(window().getScene().getRoot()));
    }

    /// All words of the first visible node that `query` finds.
    protected final String words(String query) {
        return onFx(() -> robot.lookup(query).queryAll().stream()
                .filter(Journey::visible)
                .findFirst()
                .map(Journey::read)
                .orElse(""));
    }

    /// The words of each visible node that `query` finds.
    protected final List<String> eachOf(String query) {
        return onFx(() -> robot.lookup(query).queryAll().stream()
                .filter(Journey::visible)
                .map(Journey::read)
                .toList());
    }

    protected final boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Journey::visible);
    }

    protected static TaskRoute to(ModelId model, ModelId... fallbacks) {
        return new TaskRoute(model, List.of(fallbacks), Parameters.NONE);
    }

    protected static FakeApi.Reply models(String... names) {
        var list = new StringJoiner(",");
        for (String name : names) {
            list.add("{\"id\":\"" + name + "\"}");
        }
        return FakeApi.status(200, "{\"object\":\"list\",\"data\":[" + list + "]}");
    }

    private static boolean visible(@Nullable Node node) {
        return node == null || node.isVisible() && visible(node.getParent());
    }

    private static String read(Node node) {
        var words = new StringJoiner("\n");
        read(node, words);
        return words.toString();
    }

    private static void read(Node node, StringJoiner words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.add(labeled.getText());
        } else if (node instanceof Text text && !(text.getParent() instanceof Labeled)) {
            words.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> read(child, words));
        }
    }
}
