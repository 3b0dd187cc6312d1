package dev.patchbay.ui.chat;

import dev.patchbay.ui.UiTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the panel, for looking at.
class ChatScreensTest extends UiTest {

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "1204, 820, true", "824, 640, false"})
    void aNewConversation(int width, int height, boolean dark) {
        var view = onFx(() -> new ChatView(context()));
        var scene = show(() -> view.root(), width, height, dark);
        onFx(view::shown);
        waitFor("the examples", () -> robot.lookup("#example-1").tryQuery().isPresent());
        waitFor("an estimate", () -> robot.lookup(".estimate-strong").tryQuery().isPresent());
        screenshot("chat-first", scene, dark);
    }

    @ParameterizedTest
    @CsvSource({"1204, 820, false", "1204, 820, true", "824, 640, false"})
    void anAnswer(int width, int height, boolean dark) {
        var view = onFx(() -> new ChatView(context()));
        var scene = show(() -> view.root(), width, height, dark);
        onFx(view::shown);
        waitFor("the examples", () -> robot.lookup("#example-1").tryQuery().isPresent());
        robot.clickOn("#example-1");
        waitFor("a table", () -> robot.lookup(".md-table").tryQuery().isPresent());
        screenshot("chat-streaming", scene, dark);
        waitFor("the cost", () -> robot.lookup(".answer-status").tryQuery().isPresent());
        onFx(() -> robot.lookup("#composer")
                .queryAs(javafx.scene.control.TextArea.class)
                .setText("And Java?"));
        screenshot("chat-answer", scene, dark);
    }
}
