package dev.patchbay.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.AttemptState;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.testing.FakeApi;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Chat says while a provider fails, and afterwards.
class RetriesInChatTest extends FailingProviders {
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
}
