package dev.patchbay.ui.chat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.SecretException;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import dev.patchbay.ui.UiTest;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Chat over three providers on the loopback interface, one the fallback of the other.
abstract class FailingProviders extends UiTest {
    static final ModelId GPT = ModelId.of("openai", "gpt-4o");
    static final ModelId CLAUDE = ModelId.of("anthropic", "claude-sonnet-5-5");
    static final ModelId LARGE = ModelId.of("mistral", "mistral-large-latest");
    static final String NO_CREDIT = "{\"error\":{\"message\":\"You exceeded your current quota.\","
            + "\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}";
    static final String BUSY = "{\"error\":{\"message\":\"Overloaded\",\"type\":\"server_error\"}}";

    final FakeApi openai = new FakeApi();
    final FakeApi anthropic = new FakeApi();
    final FakeApi mistral = new FakeApi();

    @Override
    protected Core.Options options() {
        return super.options()
                .retries(Retries.quick())
                .addresses(Map.of(
                        GPT.provider(), openai.baseUrl(),
                        CLAUDE.provider(), anthropic.baseUrl(),
                        LARGE.provider(), mistral.baseUrl()));
    }

    @BeforeEach
    void keysAndARoute() throws SecretException {
        try (var key = ApiKey.of("test-key-not-real")) {
            for (ModelId model : List.of(GPT, CLAUDE, LARGE)) {
                core().connections().save(model.provider(), key, List.of());
            }
        }
        route(GPT, CLAUDE, LARGE);
    }

    @AfterEach
    void closeServers() {
        List.of(openai, anthropic, mistral).forEach(FakeApi::close);
    }

    final void route(ModelId first, ModelId... fallbacks) {
        var route = new TaskRoute(first, List.of(fallbacks), Parameters.NONE);
        core().profiles().save(core().profiles().current().withDefaults(route));
    }

    static FakeApi.Reply limited(String seconds) {
        return exchange -> {
            exchange.getResponseHeaders().add("retry-after", seconds);
            FakeApi.status(429, "{\"error\":{\"message\":\"Slow down\",\"code\":\"rate_limit_exceeded\"}}")
                    .to(exchange);
        };
    }

    final Scene open(int width, int height, boolean dark) {
        ChatView view = onFx(() -> new ChatView(context()));
        Scene scene = show(view::root, width, height, dark);
        onFx(view::shown);
        waitFor("a window", scene.getWindow()::isShowing);
        return scene;
    }

    final void ask(String question) {
        robot.clickOn("#composer").write(question).push(KeyCode.ENTER);
    }

    final ConversationMessage answer() {
        return path().getLast();
    }

    final List<ConversationMessage> path() {
        var conversation = core().conversations().list().getFirst();
        return core().conversations().path(conversation.id());
    }

    final String waiting() {
        return label(".answer-waiting");
    }

    final boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(FailingProviders::visible);
    }

    static boolean visible(Node node) {
        return node == null || node.isVisible() && visible(node.getParent());
    }

    final String label(String query) {
        return onFx(() -> robot.lookup(query).queryAll().stream()
                .filter(FailingProviders::visible)
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElse(""));
    }
}
