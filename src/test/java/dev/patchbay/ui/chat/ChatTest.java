package dev.patchbay.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.demo.Pace;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ModelId;
import dev.patchbay.ui.UiTest;
import dev.patchbay.ui.fx.UiContext;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a user does in Chat, with Demo as the provider: a real server, a real database.
class ChatTest extends UiTest {

    /// As fast as a user sees it: Stop needs something that still goes on.
    @Override
    protected Core.Options options() {
        return super.options().pace(Pace.REAL);
    }

    @Test
    void aQuestionIsTypedSentWithEnterAndAnsweredWithHeadingsAListATableAndItsCost() {
        open(context());

        ask("Explain what a token is, with a small table");

        waitFor("the cost", () -> shown(".answer-status"));
        assertThat(texts(".md-h2")).isNotEmpty();
        assertThat(shown(".md-list")).isTrue();
        assertThat(shown(".md-table")).isTrue();
        assertThat(label(".answer-model")).isEqualTo("Demo");
        assertThat(label(".answer-why")).isEqualTo("Nothing set up yet: Demo");
        assertThat(label(".answer-status")).isEqualTo("free");
        assertThat(texts(".cost-figures .num")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(label(".conversation-title")).startsWith("Explain what a token is");
    }

    @Test
    void codeIsDrawnAsCodeAndColouredOnceItsFenceHasClosed() {
        open(context());

        ask("Write a Java method that reverses a string");

        waitFor("coloured code", () -> shown(".md-keyword"));
        assertThat(label(".md-code-language")).isEqualTo("Java");
    }

    @Test
    void stopEndsTheAnswerAtOnceAndKeepsWhatCame() {
        ChatView view = open(context());
        onFx(() -> view.pick(ModelId.of("demo", "demo-large")));
        ask("Explain what a token is, with a small table");
        waitFor("text", () -> shown(".md-text") && shown("#stop") && shown(".md-heading"));

        robot.push(KeyCode.ESCAPE);

        waitFor("the end", () -> shown(".answer-status") && shown("#send"));
        assertThat(label(".answer-note")).startsWith("Stopped");
        ConversationMessage answer = answer();
        assertThat(answer.state()).isEqualTo(ConversationMessage.State.STOPPED);
        assertThat(answer.message().text()).isNotBlank();
    }

    @Test
    void afterARestartTheConversationIsThereAgain() {
        open(context());
        ask("Write a Java method that reverses a string");
        waitFor("the cost", () -> shown(".answer-status"));
        reopen();

        open(context());

        waitFor("the answer", () -> shown(".answer-status") && shown(".md-code-block"));
        assertThat(label(".panel-title")).isEqualTo("Write a Java method that reverses a string");
    }

    @Test
    void aFallbackSaysWhichModelCouldNotAnswerAndWhy() {
        open(context());
        waitFor("the examples", () -> shown("#example-3"));

        robot.clickOn("#example-3");

        waitFor("the cost", () -> shown(".answer-status"));
        assertThat(label(".badge-warning")).isEqualTo("Fallback 1");
        assertThat(label(".answer-why")).isEqualTo("because Demo is rate-limited (429) after 3 tries");
    }

    @Test
    void anAnswerThatBreaksOffStaysWithItsCauseAndCanBeTriedAgain() {
        ChatView view = open(context());
        onFx(() -> view.pick(ModelId.of("demo", "demo-broken")));
        ask("Explain what a token is, with a small table");

        waitFor("the banner", () -> shown(".banner-danger") && shown(".try-again"));
        assertThat(shown(".md-text")).isTrue();
        onFx(() -> view.pick(ModelId.of("demo", "demo")));
        robot.clickOn(".try-again");

        waitFor("the second answer", () -> shown(".answer-status") && shown(".sibling-place"));
        assertThat(label(".sibling-place")).isEqualTo("2 of 2");
        assertThat(shown(".banner-danger")).isFalse();
    }

    @Test
    void aModelWithoutAKeyLeadsToItsCardAndTheQuestionStays() {
        ChatView view = open(context());
        onFx(() -> view.pick(ModelId.of("openai", "gpt-4o")));
        ask("Hello");
        waitFor("the banner", () -> shown(".add-key"));

        robot.clickOn(".add-key");

        assertThat(asked).contains("showProvider openai");
        assertThat(texts(".user-text")).containsExactly("Hello");
        assertThat(shown(".try-again")).isTrue();
    }

    @Test
    void overTheCapTheLineSaysSoAndSendIsDisabled() {
        core().budgets().set(Budget.overall(Budget.Period.DAY, new BigDecimal("0.0001")));
        ChatView view = open(context());
        onFx(() -> view.pick(ModelId.of("demo", "demo-large")));

        robot.clickOn("#composer").write("Hello");

        waitFor("the refusal", () -> shown(".estimate .danger"));
        assertThat(this.<Button>find("#send").isDisabled()).isTrue();
        robot.push(KeyCode.ENTER);
        assertThat(onFx(() -> this.<TextArea>find("#composer").getText())).isEqualTo("Hello");
    }

    private ChatView open(UiContext context) {
        ChatView view = onFx(() -> new ChatView(context));
        Scene scene = show(view::root, 1204, 820, false);
        onFx(view::shown);
        waitFor("a window", scene.getWindow()::isShowing);
        return view;
    }

    private void ask(String question) {
        robot.clickOn("#composer").write(question).push(KeyCode.ENTER);
    }

    private ConversationMessage answer() {
        var conversation = core().conversations().list().getFirst();
        return core().conversations().path(conversation.id()).getLast();
    }

    private boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(ChatTest::visible);
    }

    private static boolean visible(Node node) {
        return node == null || node.isVisible() && visible(node.getParent());
    }

    private String label(String query) {
        return onFx(() -> robot.lookup(query).queryAll().stream()
                .filter(ChatTest::visible)
                .map(node -> ((Labeled) node).getText())
                .findFirst()
                .orElse(""));
    }

    private List<String> texts(String query) {
        return onFx(() -> robot.lookup(query).queryAll().stream()
                .filter(ChatTest::visible)
                .map(node -> node instanceof Labeled labeled ? labeled.getText() : text(node))
                .toList());
    }

    private static String text(Node node) {
        return node.lookupAll(".md-text").stream()
                .map(text -> ((javafx.scene.text.Text) text).getText())
                .reduce("", String::concat);
    }
}
