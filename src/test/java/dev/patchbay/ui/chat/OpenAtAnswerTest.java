package dev.patchbay.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.Usage;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Plans;
import dev.patchbay.ledger.Results;
import dev.patchbay.ui.UiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javafx.geometry.Bounds;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// From an attempt in Usage to its answer in Chat.
class OpenAtAnswerTest extends UiTest {
    private static final int ROUNDS = 25;
    private @Nullable ChatView view;

    @Test
    void theConversationOpensAtTheAnswerEvenOneThatIsNotDrawnAtFirst() throws ChatException {
        UUID conversation = core().conversations().create("Long").id();
        List<UUID> attempts = say(conversation);
        show(
                () -> {
                    view = new ChatView(context());
                    return view.root();
                },
                1280,
                780,
                false);
        onFx(() -> view().open(conversation, attempts.get(2)));
        waitFor("the answer", () -> inSight("Answer 2."));
        assertThat(inSight("Answer 24.")).isFalse();

        onFx(() -> view().open(conversation, attempts.get(20)));
        waitFor("the other answer", () -> inSight("Answer 20."));
        assertThat(inSight("Answer 2.")).isFalse();
    }

    private boolean inSight(String words) {
        return onFx(() -> {
            Bounds port = view().root().localToScene(view().root().getLayoutBounds());
            return robot
                    .lookup(node -> node instanceof Text text && text.getText().equals(words))
                    .queryAll()
                    .stream()
                    .map(node -> node.localToScene(node.getLayoutBounds()))
                    .anyMatch(port::contains);
        });
    }

    private ChatView view() {
        return Objects.requireNonNull(view);
    }

    private List<UUID> say(UUID conversation) throws ChatException {
        var attempts = new ArrayList<UUID>();
        UUID parent = null;
        for (int i = 0; i < ROUNDS; i++) {
            UUID question = core().conversations()
                    .addUser(conversation, parent, List.of(new ContentPart.Text("Question " + i + "?")))
                    .id();
            UUID attempt = ask(conversation);
            var answer = core().conversations().startAnswer(conversation, question);
            answer.text("Answer " + i + ".");
            parent = answer.finish(ConversationMessage.State.COMPLETE, attempt, null)
                    .id();
            attempts.add(attempt);
        }
        return attempts;
    }

    private UUID ask(UUID conversation) throws ChatException {
        try (Hold hold = core().ledger().reserve(Plans.of(Plans.GPT_4O, 1_000, 1_000, conversation, false))) {
            hold.sent();
            hold.streaming();
            hold.succeeded(Results.whole(Usage.of(1_000, 1_000), null));
            return hold.attempt().id();
        }
    }
}
