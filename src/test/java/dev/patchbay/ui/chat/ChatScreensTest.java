package dev.patchbay.ui.chat;

import dev.patchbay.Core;
import dev.patchbay.demo.Pace;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.ModelId;
import dev.patchbay.ui.UiTest;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the panel, for looking at. The widths are those of windows without the rail.
class ChatScreensTest extends UiTest {
    private static final String HARD = """
            ## 多语言 and emoji 🎉

            日本語の文章です。これはとても長い文で、折り返しが必要になるはずです。한국어도 있습니다. العربية من اليمين إلى اليسار. \
            Emoji: 👩‍👩‍👧‍👦 🚀 ✅.

            A very-long-word-that-does-not-break-by-itself-because-it-has-no-space-at-all-and-goes-on-and-on-and-on-and-on.

            > A quote with `code`, **bold**, *italic*, ~~struck~~ and a [link](https://example.org).
            >
            > - a list in it

            1. First
               - nested **one**
               - nested two
                 - deeper
            2. Second

            - [x] done
            - [ ] open

            ```python
            def reverse(text: str) -> str:
                \"""Returns the text backwards.\"""
                return text[::-1]  # a slice with a negative step, in a comment that is so long that it has to scroll sideways
            ```

            | Name | Share | Note that is rather long and has to wrap somewhere in its cell, for it does not fit |
            |------|-------|------|
            | A | 12.5% | short |
            | B | −3.25% | longer than the other one, so that it wraps in a narrow window and still reads well |

            ---

            <b>HTML stays text</b>, and ![a picture](https://example.org/cat.png) is a link.
            """;

    /// Slow enough to be caught while it streams.
    @Override
    protected Core.Options options() {
        return super.options().pace(Pace.REAL);
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "1204, 820, true", "824, 640, true", "924, 700, false", "1524, 998, false"})
    void aNewConversation(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark, null);
        waitFor("an estimate", () -> robot.lookup(".estimate-strong").tryQuery().isPresent());
        screenshot("chat-first", scene, dark);
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "1204, 820, true", "824, 640, false", "924, 700, true", "1524, 998, true"})
    void anAnswerWithATableAndOneWithCode(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark, null);
        robot.clickOn("#example-1");
        waitFor("a table", () -> robot.lookup(".md-table").tryQuery().isPresent());
        screenshot("chat-streaming", scene, dark);
        waitFor("the cost", () -> robot.lookup(".answer-status").tryQuery().isPresent());
        onFx(() -> robot.lookup("#composer")
                .queryAs(TextArea.class)
                .setText("Write a Java method that reverses a string"));
        settle();
        robot.clickOn("#send");
        waitFor("code", () -> robot.lookup(".md-keyword").tryQuery().isPresent());
        waitFor("both costs", () -> robot.lookup(".answer-status").queryAll().size() == 2);
        screenshot("chat-answer", scene, dark);
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "824, 640, true"})
    void aFallbackAndABannerUnderAnAnswer(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark, null);
        robot.clickOn("#example-3");
        waitFor("the cost", () -> robot.lookup(".answer-status").tryQuery().isPresent());
        screenshot("chat-fallback", scene, dark);
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "824, 640, true"})
    void whatWentWrong(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark, ModelId.of("demo", "demo-broken"));
        robot.clickOn("#composer").write("Say something\n");
        waitFor("the banner", () -> robot.lookup(".try-again").tryQuery().isPresent());
        screenshot("chat-broken", scene, dark);
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "824, 640, true"})
    void longAndManyLanguages(int width, int height, boolean dark) {
        Conversation made = core().conversations().create("多语言 and a title that is much longer than the list is wide");
        var asked = core().conversations().addUser(made.id(), null, List.of(new ContentPart.Text("Show everything")));
        var writer = core().conversations().startAnswer(made.id(), asked.id());
        writer.reasoning("First I think about it.\nThen I answer.");
        writer.text(HARD);
        writer.finish(State.COMPLETE, null, null);
        Scene scene = open(width, height, dark, null);
        waitFor("the answer", () -> robot.lookup(".md-keyword").tryQuery().isPresent());
        screenshot("chat-hard-end", scene, dark);
        onFx(() -> ((javafx.scene.control.ScrollPane) scene.lookup(".flat-scroll")).setVvalue(0));
        screenshot("chat-hard", scene, dark);
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "824, 640, true"})
    void aLongMessageAModelListAndTheDrawer(int width, int height, boolean dark) {
        Scene scene = open(width, height, dark, ModelId.of("demo", "demo-large"));
        onFx(() -> robot.lookup("#composer")
                .queryAs(TextArea.class)
                .setText("One line of a longer message.\n".repeat(12)));
        waitFor("an estimate", () -> robot.lookup(".estimate-strong").tryQuery().isPresent());
        robot.clickOn("#model-picker");
        waitFor("the models", () -> robot.lookup("#model-list").tryQuery().isPresent());
        Scene list = onFx(() -> robot.lookup("#model-list").query().getScene());
        screenshot("chat-models", list, dark);
        robot.push(javafx.scene.input.KeyCode.ESCAPE);
        robot.push(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.B);
        screenshot("chat-drawer", scene, dark);
    }

    private Scene open(int width, int height, boolean dark, ModelId model) {
        ChatView view = onFx(() -> new ChatView(context()));
        Scene scene = show(view::root, width, height, dark);
        onFx(view::shown);
        if (model != null) {
            onFx(() -> view.pick(model));
        }
        waitFor(
                "the panel",
                () -> robot.lookup("#example-1").tryQuery().isPresent()
                        || robot.lookup(".answer").tryQuery().isPresent());
        return scene;
    }
}
