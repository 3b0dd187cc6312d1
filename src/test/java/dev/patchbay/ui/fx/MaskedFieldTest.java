package dev.patchbay.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.ui.UiTest;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaskedFieldTest extends UiTest {
    private static final String KEY = "test-key-not-real";

    private MaskedField field;
    private final Button next = new Button("Next");

    @BeforeEach
    void open() {
        field = onFx(() -> new MaskedField(words, "API key of OpenAI", "Paste a key"));
        show(() -> new VBox(field, next), 400, 200, false);
        onFx(field::requestFocus);
    }

    @Test
    void whatIsTypedStandsThereAsBullets() {
        robot.write(KEY);

        assertThat(shownText()).isEqualTo("•".repeat(KEY.length()));
    }

    @Test
    void theEyeShowsWhatIsBeingTypedAndHidesItWhenTheFocusLeaves() {
        robot.write(KEY);
        robot.clickOn(".eye");

        assertThat(shownText()).isEqualTo(KEY);

        robot.clickOn("Next");

        assertThat(shownText()).isEqualTo("•".repeat(KEY.length()));
    }

    @Test
    void theEyeIsReachedByTabAndPressedBySpace() {
        robot.write(KEY);
        robot.type(KeyCode.TAB).type(KeyCode.SPACE);

        assertThat(shownText()).isEqualTo(KEY);

        robot.type(KeyCode.TAB);

        assertThat(onFx(next::isFocused)).isTrue();
        assertThat(shownText()).isEqualTo("•".repeat(KEY.length()));
    }

    @Test
    void aKeyThatWasTakenIsGoneFromTheFieldAndUndoDoesNotBringItBack() {
        robot.write(KEY);
        try (ApiKey key = onFx(() -> field.take().orElseThrow())) {
            assertThat(key.reveal()).isEqualTo(KEY);
        }
        onFx(field::requestFocus);
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);

        assertThat(onFx(() -> input().getText())).isEmpty();
        assertThat(onFx(() -> field.empty().get())).isTrue();
    }

    @Test
    void nothingCanBeCopiedOutOfIt() {
        onFx(() -> RawReply.copy("before"));
        robot.write(KEY);
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);

        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("before");
    }

    @Test
    void whatCannotBeAKeyStaysInTheField() {
        robot.write("two words");

        assertThat(onFx(() -> field.take())).isEmpty();
        assertThat(onFx(() -> input().getText())).isEqualTo("two words");
    }

    private TextField input() {
        return (TextField) field.lookup(".text-field");
    }

    private String shownText() {
        settle();
        List<String> texts = onFx(() -> field.lookupAll(".text-field .text").stream()
                .map(node -> ((Text) node).getText())
                .filter(text -> !text.isEmpty() && !text.equals("Paste a key"))
                .toList());
        return String.join("|", texts);
    }
}
