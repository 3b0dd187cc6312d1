package dev.patchbay.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.testing.FakeApi;
import java.io.OutputStream;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The buttons under an answer that is not whole do what they say.
class FailureActionsTest extends FailingProviders {

    @Test
    void aPausedModelIsAskedAtOnceByTryNow() {
        route(GPT);
        openai.then(FakeApi.status(429, NO_CREDIT)).then(FakeApi.answer("Credit again.", 10, 5));
        open(1204, 820, false);
        ask("Hello");
        waitFor("the banner", () -> shown(".banner-danger") && shown(".usage-page"));
        robot.clickOn(".answer-action.regenerate");
        waitFor("the pause", () -> shown(".banner-warning") && shown(".try-now"));
        assertThat(buttons(".banner")).containsExactly("Try now");
        assertThat(openai.requests()).hasSize(1);

        robot.clickOn(".try-now");

        waitFor("the answer", () -> shown(".answer-status") && !shown(".banner"));
        assertThat(answer().message().text()).isEqualTo("Credit again.");
        assertThat(core().breaker().pauses(GPT.provider())).isEmpty();
    }

    @Test
    void whileEveryModelIsPausedTheComposersLineSaysUntilWhenAndTryNowFreesIt() {
        route(GPT);
        openai.then(FakeApi.status(429, NO_CREDIT));
        open(1204, 820, false);
        ask("Hello");
        waitFor("the line", () -> shown("#estimate-try-now"));
        assertThat(line())
                .containsPattern("gpt-4o is paused until (\\d+ \\w+, )?[0-9:]+ \\(the account is out of credit\\)");
        robot.clickOn("#composer").write("Are you back?");
        waitFor("the reason", () -> this.<Button>find("#send").isDisabled());

        // Each preview makes the line anew: found and pressed in one go.
        onFx(() -> this.<ButtonBase>find("#estimate-try-now").fire());

        waitFor("nothing in the way", () -> !this.<Button>find("#send").isDisabled());
        assertThat(shown("#estimate-try-now")).isFalse();
    }

    @Test
    void whatWasDeclinedIsSentToTheNextModelOnlyAtAClick() {
        openai.then(FakeApi.status(400, "{\"error\":{\"message\":\"Flagged\",\"code\":\"content_policy_violation\"}}"));
        route(GPT, LARGE);
        mistral.then(FakeApi.answer("I can say that.", 10, 5));
        open(1204, 820, false);
        ask("Hello");
        waitFor("the offer", () -> shown(".ask-instead"));
        assertThat(label(".ask-instead")).isEqualTo("Ask Mistral Large (alias) instead");
        assertThat(mistral.requests()).isEmpty();

        robot.clickOn(".ask-instead");

        waitFor("the answer", () -> shown(".answer-status") && !shown(".banner"));
        assertThat(answer().message().text()).isEqualTo("I can say that.");
        assertThat(openai.requests()).hasSize(1);
    }

    @Test
    void anAnswerThatBrokeOffGoesOnInAMessageOfItsOwnByTheSameModel() {
        openai.then(brokenOff("Once upon a ")).then(FakeApi.answer("time.", 20, 2));
        open(1204, 820, false);
        ask("A story");
        waitFor("the offer", () -> shown(".banner .go-on"));
        assertThat(buttons(".banner")).containsExactly("Continue", "Try again");

        focus(".go-on");
        robot.push(KeyCode.SPACE);

        waitFor("the rest", () -> path().size() == 4 && answer().state() == State.COMPLETE);
        assertThat(path().get(1).message().text()).isEqualTo("Once upon a ");
        assertThat(path().get(2).message().text()).isEqualTo("Go on from where you stopped.");
        assertThat(answer().message().text()).isEqualTo("time.");
        assertThat(openai.requests().getLast().body()).contains("Once upon a ", "Go on from where you stopped.");
        waitFor("nothing more to go on from", () -> !shown(".go-on"));
    }

    @Test
    void anAnswerThatReachedItsCapGoesOnToo() {
        openai.then(capped("Once upon a ")).then(FakeApi.answer("time.", 20, 2));
        open(1204, 820, false);
        ask("A story");
        waitFor("the offer", () -> shown(".answer-end .go-on"));

        robot.clickOn(".go-on");

        waitFor("the rest", () -> path().size() == 4 && answer().state() == State.COMPLETE);
        assertThat(mistral.requests()).isEmpty();
    }

    @Test
    void aStoppedAnswerCanGoOnAlsoAfterARestart() {
        openai.then(exchange -> {
            OutputStream body = FakeApi.stream(exchange);
            FakeApi.write(body, FakeApi.delta("Once upon a "));
        });
        open(1204, 820, false);
        ask("A story");
        waitFor("the first words", () -> shown(".md-text") && shown("#stop"));
        robot.push(KeyCode.ESCAPE);
        waitFor("the end", () -> shown(".answer-end .go-on"));
        reopen();
        open(1204, 820, false);
        waitFor("it again", () -> shown(".answer-end .go-on"));
        assertThat(label(".answer-note")).startsWith("Stopped");
    }

    @Test
    void aRejectedKeyLeadsToItsCardAndATooLongConversationToANewOne() {
        route(GPT);
        openai.then(
                FakeApi.status(401, "{\"error\":{\"message\":\"Incorrect API key\",\"code\":\"invalid_api_key\"}}"));
        openai.then(FakeApi.status(
                400, "{\"error\":{\"message\":\"maximum context\",\"code\":\"context_length_exceeded\"}}"));
        open(1204, 820, false);
        ask("Hello");
        waitFor("the banner", () -> shown(".add-key") && shown(".try-again"));
        robot.clickOn(".try-again");

        waitFor("the other banner", () -> shown(".start-anew"));
        robot.clickOn(".start-anew");

        waitFor("a new conversation", () -> !shown(".answer") && shown("#composer"));
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "824, 640, true", "924, 700, false"})
    void pictures(int width, int height, boolean dark) {
        route(GPT, LARGE);
        Scene scene = open(width, height, dark);
        openai.then(brokenOff("Once upon a time there was a sourdough that "));
        ask("A story about bread");
        waitFor("the offer", () -> shown(".go-on"));
        screenshot("chat-broken-off", scene, dark);
        openai.then(capped("It grew "));
        robot.clickOn(".go-on");
        waitFor("the cap", () -> shown(".answer-end .go-on"));
        screenshot("chat-capped", scene, dark);
        openai.then(
                FakeApi.status(
                        400,
                        "{\"error\":{\"message\":\"Your request was flagged by our safety system.\",\"code\":\"content_policy_violation\"}}"));
        ask("Something wicked");
        waitFor("the offer", () -> shown(".ask-instead"));
        screenshot("chat-declined", scene, dark);
        route(GPT);
        openai.then(FakeApi.status(429, NO_CREDIT));
        ask("Once more");
        waitFor("the banner", () -> shown(".usage-page"));
        screenshot("chat-no-credit", scene, dark);
        waitFor("the line", () -> shown("#estimate-try-now"));
        robot.interact(() -> robot.lookup(".answer-action.regenerate").queryAll().stream()
                .reduce((one, other) -> other)
                .map(Button.class::cast)
                .ifPresent(Button::fire));
        waitFor("the pause", () -> shown(".try-now"));
        screenshot("chat-paused", scene, dark);
    }

    private static FakeApi.Reply brokenOff(String text) {
        return exchange -> {
            OutputStream body = FakeApi.stream(exchange);
            FakeApi.write(body, FakeApi.delta(text));
            FakeApi.write(body, BUSY);
            body.close();
        };
    }

    private static FakeApi.Reply capped(String text) {
        return exchange -> {
            OutputStream body = FakeApi.stream(exchange);
            FakeApi.write(body, FakeApi.delta(text));
            FakeApi.write(body, "{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}");
            FakeApi.write(body, "[DONE]");
            body.close();
        };
    }

    private void focus(String query) {
        onFx(() -> robot.lookup(query).query().requestFocus());
    }

    private List<String> buttons(String in) {
        return onFx(() -> robot.lookup(in).lookup(".button").queryAll().stream()
                .filter(FailingProviders::visible)
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    private String line() {
        return onFx(() -> ((TextFlow) robot.lookup(".estimate-left").query())
                .getChildren().stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .reduce("", String::concat)
                        .strip());
    }
}
