package dev.patchbay.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Scope;
import dev.patchbay.testing.FakeApi;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a cap stands in the way, the composer and the banner offer what would help, and it does.
class CapOffersTest extends FailingProviders {

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "824, 640, true"})
    void theComposerOffersAShorterAnswerACheaperModelAndLeave(int width, int height, boolean dark) {
        route(GPT, LARGE);
        cap("0.02");
        Scene scene = open(width, height, dark);
        robot.clickOn("#composer").write("Tell me a story of bread and salt");
        waitFor("the offers", () -> shown("#offer-max") && shown("#offer-cheaper") && shown("#offer-over-cap"));
        waitFor("the reason", () -> this.<Button>find("#send").isDisabled());
        screenshot("chat-over-cap", scene, dark);
        Node offered = onFx(() -> find("#offer-over-cap"));
        onFx(offered::requestFocus);

        onFx(() -> find("#composer").setStyle("")); // any change asks for another preview
        robot.interact(
                () -> this.<javafx.scene.control.TextArea>find("#composer").appendText(" and more"));
        settle();
        assertThat(onFx(scene::getFocusOwner)).isSameAs(offered);

        onFx(() -> this.<ButtonBase>find("#offer-max").fire());
        waitFor("nothing in the way", () -> !this.<Button>find("#send").isDisabled());
        assertThat(shown("#offer-max")).isFalse();
        screenshot("chat-estimate-line", scene, dark);
    }

    @Test
    void leaveIsGivenOnceFromTheComposerAndStandsWithTheAnswer() {
        route(GPT);
        cap("0.001");
        openai.then(FakeApi.answer("Once.", 10, 5));
        Scene scene = open(1204, 820, false);
        robot.clickOn("#composer").write("Hello");
        waitFor("the offer", () -> shown("#offer-over-cap"));

        onFx(() -> this.<ButtonBase>find("#offer-over-cap").fire());

        waitFor("the answer", () -> shown(".answer-status"));
        waitFor("that it was allowed", () -> figures().contains("over a cap, as you allowed"));
        screenshot("chat-allowed", scene, false);
        assertThat(attempts()).extracting(attempt -> attempt.origin().overCap()).containsExactly(true);
        robot.clickOn("#composer").write("Again");
        waitFor("the next one is refused", () -> shown("#offer-over-cap"));
    }

    @ParameterizedTest
    @CsvSource({".use-max, openai", ".use-cheaper, mistral", ".over-cap, openai"})
    void theBannerOfARefusalDoesWhatItOffers(String button, String asked) {
        route(GPT, LARGE);
        openai.then(FakeApi.answer("First.", 10, 5)).then(FakeApi.answer("Second.", 10, 5));
        mistral.then(FakeApi.answer("Second.", 10, 5));
        Scene scene = open(1204, 820, true);
        ask("Hello");
        waitFor("the answer", () -> shown(".answer-status"));
        cap("0.02");
        robot.clickOn(".answer-action.regenerate");
        waitFor("the refusal", () -> shown(".use-max") && shown(".use-cheaper") && shown(".over-cap"));
        screenshot("chat-refused-cap", scene, true);

        robot.clickOn(button);

        waitFor("the answer", () -> answer().message().text().equals("Second."));
        assertThat(attempts().getLast().model().provider().value()).isEqualTo(asked);
        assertThat(attempts().getLast().origin().overCap()).isEqualTo(button.equals(".over-cap"));
    }

    @Test
    void theCapThatIsNearestIsNamedWithWhatItCounts() {
        route(GPT);
        core().budgets()
                .set(new Budget(new Scope.OfProvider(GPT.provider()), Budget.Period.MONTH, new BigDecimal("3")));
        core().budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal("5")));
        open(1204, 820, false);
        robot.clickOn("#composer").write("Hello");

        waitFor("the line", () -> label(".estimate-right .label").equals("$3.00 left of $3.00 this month for OpenAI"));
    }

    private void cap(String usd) {
        core().budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal(usd)));
    }

    private List<Attempt> attempts() {
        return core().ledger()
                .ofConversation(core().conversations().list().getFirst().id());
    }

    private List<String> figures() {
        return onFx(() -> robot.lookup(".cost-row .label").queryAll().stream()
                .map(node -> ((javafx.scene.control.Labeled) node).getText())
                .toList());
    }
}
