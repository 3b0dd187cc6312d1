package dev.patchbay.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.Core;
import dev.patchbay.connection.Connection.State;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.ui.UiTest;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Step 3 of a new user's way: a key is pasted, checked, kept, taken out again.
class ProviderKeyTest extends UiTest {
    private static final ProviderId OPENAI = new ProviderId("openai");

    private final CountDownLatch gate = new CountDownLatch(1);
    private final ListServer server = new ListServer(gate);

    @Override
    protected Core.Options options() {
        return super.options().addresses(Map.of(OPENAI, server.baseUrl()));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void aKeyThatTheProviderTakesIsSavedAndTheCardSaysWhere() {
        open();
        assertThat(card()).contains("Not configured", "OpenAI-compatible API");

        paste(ListServer.KEY);
        assertThat(card()).contains("Checking", "/v1/models", "Cancel");
        gate.countDown();

        waitForCard("Key kept for this session only, 2 models found");
        assertThat(card()).contains("Connected", "this session only", "Use in Chat");
        assertThat(core().connections().of(OPENAI).keyStored()).isTrue();
        assertThat(card()).doesNotContain(ListServer.KEY);
        robot.clickOn("#use-openai");
        assertThat(asked).anyMatch(what -> what.startsWith("chatWith openai/"));
    }

    @Test
    void aRejectedKeyIsNotSavedUnlessTheUserInsists() {
        gate.countDown();
        open();

        paste("test-key-refused");
        waitForCard("That key is no key of ours");

        assertThat(card()).contains("OpenAI refused this key (401)", "It was not saved.", "Raw reply");
        assertThat(core().connections().of(OPENAI).keyStored()).isFalse();
        robot.clickOn("#anyway-openai");
        waitForCard("not checked");
        assertThat(core().connections().of(OPENAI).keyStored()).isTrue();
    }

    @Test
    void aStoredKeyIsRemovedAfterBeingAskedInTheCardItself() {
        gate.countDown();
        open();
        paste(ListServer.KEY);
        waitForCard("2 models found");

        robot.clickOn("#remove-openai");
        waitForCard("Remove the key from this computer?");
        robot.clickOn("#remove-yes-openai");

        waitForCard("Key removed from this session only");
        assertThat(card()).contains("Not configured");
        assertThat(core().connections().of(OPENAI).keyStored()).isFalse();
    }

    @Test
    void aCancelledCheckSavesNothingAndKeepsTheKeyForAnotherTry() {
        open();
        paste(ListServer.KEY);
        waitForCard("Cancel");

        robot.clickOn("#cancel-openai");
        waitForCard("The check was cancelled");

        assertThat(core().connections().of(OPENAI).keyStored()).isFalse();
        gate.countDown();
        robot.clickOn("#again-openai");
        waitForCard("2 models found");
        assertThat(core().connections().of(OPENAI).state()).isEqualTo(State.CONNECTED);
    }

    @Test
    void whatCannotBeAKeyIsSaidAndStaysInTheField() {
        open();
        paste("two words");

        waitForCard("This cannot be a key.");
        assertThat(onFx(() -> ((TextField) find("#key-openai .text-field")).getText()))
                .isEqualTo("two words");
    }

    private Scene open() {
        Scene scene = show(
                () -> {
                    var view = new ProvidersView(context());
                    view.shown();
                    return view.root();
                },
                1280,
                820,
                false);
        waitFor("the cards", () -> scene.getRoot().lookup("#card-openai") != null);
        assertThat(text(scene.getRoot())).contains("Keys are kept for this session only");
        return scene;
    }

    private void paste(String key) {
        robot.clickOn("#key-openai .text-field").write(key);
        waitFor("Save", () -> !find("#save-openai").isDisabled());
        robot.clickOn("#save-openai");
        settle();
    }

    private void waitForCard(String words) {
        waitFor(words, () -> card().contains(words));
    }

    private String card() {
        return onFx(() -> text(find("#card-openai")));
    }

    private static String text(Node root) {
        return root.lookupAll("*").stream()
                .filter(Node::isVisible)
                .map(node ->
                        node instanceof Labeled label ? label.getText() : node instanceof Text t ? t.getText() : "")
                .distinct()
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
    }
}
