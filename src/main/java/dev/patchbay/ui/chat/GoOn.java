package dev.patchbay.ui.chat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Parameters;
import dev.patchbay.ui.chat.ChatViewModel.Wish;
import dev.patchbay.ui.fx.Nodes;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// Asks for the rest of an answer that broke off, of the model that began it.
final class GoOn {
    private GoOn() {}

    /// Empty unless `answer` is the last of its conversation and something is missing of it.
    static Optional<Button> button(ChatParts parts, Entry answer) {
        if (!answer.unfinished() || !answer.last()) {
            return Optional.empty();
        }
        return answer.attempt().map(attempt -> {
            Button button = Nodes.button(
                    parts.words("chat.goOn"),
                    "fth-corner-down-left",
                    () -> parts.chat().goOn(answer, wish(parts, answer, attempt)),
                    "go-on");
            button.setTooltip(
                    new Tooltip(parts.words("chat.goOn.tip", parts.naming().model(attempt.model()))));
            return unlessStreaming(parts, button);
        });
    }

    /// Two questions at once are not asked in one conversation.
    static Button unlessStreaming(ChatParts parts, Button button) {
        button.disableProperty().bind(parts.chat().turnProperty().map(Optional::isPresent));
        return button;
    }

    private static Wish wish(ChatParts parts, Entry answer, Attempt attempt) {
        Parameters parameters = answer.turn() == null
                ? parts.composer().wish().parameters()
                : answer.turn().question().parameters();
        return new Wish(attempt.task(), attempt.model(), parameters);
    }
}
