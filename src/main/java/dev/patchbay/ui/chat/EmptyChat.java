package dev.patchbay.ui.chat;

import dev.patchbay.connection.Connection;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.TaskType;
import dev.patchbay.ui.chat.ChatViewModel.Wish;
import dev.patchbay.ui.fx.Icons;
import dev.patchbay.ui.fx.Nodes;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a new conversation shows: what can be done without a key, and examples that really work.
final class EmptyChat {
    private static final ModelId LIMITED = ModelId.of("demo", "demo-limited");
    private static final ProviderId FIRST = new ProviderId("openai");

    private final ChatParts parts;
    private final Label title;
    private final Label words;
    private final HBox buttons;
    private final VBox root = new VBox();
    private final Runnable asked;
    private boolean connected;

    /// @param asked is run after an example was asked
    EmptyChat(ChatParts parts, Runnable asked) {
        this.asked = asked;
        this.parts = parts;
        title = Nodes.label(parts.words("chat.first.title"), "title");
        words = Nodes.wrapped(parts.words("chat.first.words"), "reading", "muted", "empty-words");
        var navigator = parts.context().navigator();
        Button key = Nodes.button(
                parts.words("chat.first.key"), "fth-key", () -> navigator.showProvider(FIRST), "primary", "tall");
        Button local = Nodes.button(parts.words("chat.first.local"), "fth-server", navigator::addEndpoint, "tall");
        buttons = new HBox(8, key, local);
        buttons.getStyleClass().add("empty-buttons");
        var examples = new VBox(
                example(1, "fth-message-square", null),
                example(2, "fth-terminal", null),
                example(3, "fth-shuffle", LIMITED));
        examples.getStyleClass().add("examples");
        var mark = Icons.mark(44);
        root.getStyleClass().add("empty-chat");
        root.setAlignment(Pos.CENTER_LEFT);
        root.getChildren()
                .addAll(
                        mark,
                        title,
                        words,
                        buttons,
                        Nodes.label(parts.words("chat.examples"), "caption", "strong", "muted", "examples-head"),
                        examples);
    }

    VBox root() {
        return root;
    }

    /// Somebody who has keys needs no word about them.
    void show(List<Connection> connections) {
        connected = connections.stream().anyMatch(c -> c.state() == Connection.State.CONNECTED);
        title.setText(parts.words(connected ? "chat.next.title" : "chat.first.title"));
        words.setText(parts.words(connected ? "chat.next.words" : "chat.first.words"));
        Nodes.show(buttons, !connected);
    }

    private Button example(int number, String icon, @Nullable ModelId model) {
        String prompt = parts.words("chat.example." + number);
        var text = new VBox(
                Nodes.label(prompt, "example-title"),
                Nodes.label(parts.words("chat.example." + number + ".shows"), "caption", "muted"));
        var row =
                new HBox(Icons.of(icon, 16, "accent"), text, Nodes.spacer(), Icons.of("fth-arrow-right", 14, "muted"));
        row.getStyleClass().add("example-row");
        var button = new Button();
        button.setGraphic(row);
        button.setId("example-" + number);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().addAll("example", "example-" + number);
        button.setAccessibleText(prompt);
        row.prefWidthProperty().bind(button.widthProperty().subtract(2));
        button.setOnAction(click -> ask(prompt, model));
        return button;
    }

    /// Examples are Demo's: they must not cost anything, whatever is set up.
    private void ask(String prompt, @Nullable ModelId model) {
        ModelId answering = model != null ? model : connected ? Profile.FIRST_MODEL : null;
        parts.composer().ask(prompt, new Wish(TaskType.GENERAL, answering, Parameters.NONE));
        asked.run();
    }
}
