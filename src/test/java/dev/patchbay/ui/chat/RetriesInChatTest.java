package dev.patchbay.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.SecretException;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.testing.FakeApi;
import dev.patchbay.testing.Retries;
import dev.patchbay.ui.UiTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Chat says while a provider fails, and afterwards.
class RetriesInChatTest extends UiTest {
    private static final ModelId GPT = ModelId.of("openai", "gpt-4o");
    private static final ModelId CLAUDE = ModelId.of("anthropic", "claude-sonnet-5-5");
    private static final ModelId LARGE = ModelId.of("mistral", "mistral-large-latest");
    private static final String NO_CREDIT =
            "{\"error\":{\"message\":\"You exceeded your current quota.\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}";
    private static final String BUSY = "{\"error\":{\"message\":\"Overloaded\",\"type\":\"server_error\"}}";

    private final FakeApi openai = new FakeApi();
    private final FakeApi anthropic = new FakeApi();
    private final FakeApi mistral = new FakeApi();

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
        saveKeys();
        var route = new TaskRoute(GPT, List.of(CLAUDE, LARGE), Parameters.NONE);
        core().profiles().save(core().profiles().current().withDefaults(route));
    }

    private void saveKeys() throws SecretException {
        try (var key = ApiKey.of("test-key-not-real")) {
            for (ModelId model : List.of(GPT, CLAUDE, LARGE)) {
                core().connections().save(model.provider(), key, List.of());
            }
        }
    }

    @AfterEach
    void closeServers() {
        List.of(openai, anthropic, mistral).forEach(FakeApi::close);
    }

    @Test
    void whileItWaitsTheAnswersLineCountsDownAndStopEndsTheWait() {
        openai.then(limited("30"));
        open(1204, 820, false);

        ask("Hello");

        waitFor("the wait", () -> waiting().startsWith("OpenAI is rate-limited, trying again in "));
        String first = waiting();
        assertThat(first).matches("OpenAI is rate-limited, trying again in \\d+ s \\(try 2\\)");
        String spoken = onFx(() -> find(".answer-waiting").getAccessibleText());
        waitFor("another second", () -> !waiting().equals(first));
        assertThat(onFx(() -> find(".answer-waiting").getAccessibleText())).isEqualTo(spoken);
        robot.push(KeyCode.ESCAPE);
        waitFor("the end", () -> shown("#send") && shown(".answer-note"));
        assertThat(shown(".answer-waiting")).isFalse();
        assertThat(answer().state()).isEqualTo(State.STOPPED);
        assertThat(openai.requests()).hasSize(1);
    }

    @Test
    void whatWasAnsweredAtTheSecondTrySaysSoAlsoAfterARestart() {
        openai.then(limited("1")).then(FakeApi.answer("Here I am.", 10, 5));
        open(1204, 820, false);

        ask("Hello");

        waitFor("the cost", () -> shown(".answer-status"));
        String line = "Default of the profile; answered after 2 tries, at first: OpenAI is rate-limited (429)";
        assertThat(label(".answer-why")).isEqualTo(line);
        assertThat(label(".answer-before")).isEmpty();
        reopen();
        open(1204, 820, false);
        waitFor("the answer", () -> shown(".answer-status"));
        assertThat(label(".answer-why")).isEqualTo(line);
    }

    @Test
    void aFallbackNamesWhoAnsweredInsteadOfWhomAndWhyAlsoAfterARestart() {
        openai.then(FakeApi.status(429, NO_CREDIT));
        for (int i = 0; i < 3; i++) {
            anthropic.then(FakeApi.status(529, BUSY));
        }
        mistral.then(FakeApi.answer("Here I am.", 10, 5));
        open(1204, 820, false);

        ask("Hello");

        waitFor("the cost", () -> shown(".answer-status"));
        assertFellBackTwice();
        reopen();
        open(1204, 820, false);
        waitFor("the answer", () -> shown(".answer-status"));
        assertFellBackTwice();
    }

    private void assertFellBackTwice() {
        assertThat(label(".answer-before")).isEqualTo("Answered by");
        assertThat(label(".answer-model")).isEqualTo("Mistral Large (alias)");
        assertThat(label(".badge-warning")).isEqualTo("Fallback 2");
        assertThat(label(".answer-why"))
                .isEqualTo("because OpenAI is out of credit (429), and Anthropic has a fault of its own (529)"
                        + " after 3 tries");
    }

    @Test
    void whereAllHaveFailedNobodyAnsweredAndTheBannerSaysWhyTheLastOneDid() {
        openai.then(FakeApi.status(429, NO_CREDIT));
        anthropic.then(FakeApi.status(401, BUSY));
        mistral.then(FakeApi.status(400, BUSY));
        open(1204, 820, false);

        ask("Hello");

        waitFor("the banner", () -> shown(".banner-danger"));
        assertThat(label(".answer-before")).isEqualTo("Asked");
        assertThat(label(".answer-why"))
                .isEqualTo("because OpenAI is out of credit (429), and Anthropic refused the key (401)");
        assertThat(core().ledger().ofConversation(answer().conversation()))
                .allMatch(attempt -> attempt.state() == AttemptState.FAILED_BEFORE_TOKENS);
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "824, 640, true"})
    void pictures(int width, int height, boolean dark) throws Exception {
        var go = new CountDownLatch(1);
        openai.then(limited("1"));
        openai.then(exchange -> {
            await(go);
            FakeApi.status(429, NO_CREDIT).to(exchange);
        });
        openai.then(limited("30"));
        for (int i = 0; i < 3; i++) {
            anthropic.then(FakeApi.status(529, BUSY));
        }
        mistral.then(FakeApi.answer("Sourdough needs no yeast: flour, water, salt and time.", 1240, 80));
        Scene scene = open(width, height, dark);
        ask("How is sourdough made?");
        waitFor("the wait", () -> waiting().contains("trying again"));
        screenshot("chat-waiting", scene, dark);
        go.countDown();
        waitFor("the cost", () -> shown(".answer-status"));
        screenshot("chat-answered-by", scene, dark);
        core().breaker().reset(GPT.provider());
        ask("And rye?");
        waitFor("the long wait", () -> waiting().contains("(try 2)"));
        screenshot("chat-waiting-long", scene, dark);
        robot.push(KeyCode.ESCAPE);
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FakeApi.Reply limited(String seconds) {
        return exchange -> {
            exchange.getResponseHeaders().add("retry-after", seconds);
            FakeApi.status(429, "{\"error\":{\"message\":\"Slow down\",\"code\":\"rate_limit_exceeded\"}}")
                    .to(exchange);
        };
    }

    private Scene open(int width, int height, boolean dark) {
        ChatView view = onFx(() -> new ChatView(context()));
        Scene scene = show(view::root, width, height, dark);
        onFx(view::shown);
        waitFor("a window", scene.getWindow()::isShowing);
        return scene;
    }

    private void ask(String question) {
        robot.clickOn("#composer").write(question).push(KeyCode.ENTER);
    }

    private ConversationMessage answer() {
        var conversation = core().conversations().list().getFirst();
        return core().conversations().path(conversation.id()).getLast();
    }

    private String waiting() {
        return label(".answer-waiting");
    }

    private boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(RetriesInChatTest::visible);
    }

    private static boolean visible(Node node) {
        return node == null || node.isVisible() && visible(node.getParent());
    }

    private String label(String query) {
        return onFx(() -> robot.lookup(query).queryAll().stream()
                .filter(RetriesInChatTest::visible)
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElse(""));
    }
}
