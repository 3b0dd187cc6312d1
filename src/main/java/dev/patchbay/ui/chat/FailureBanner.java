package dev.patchbay.ui.chat;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.chat.ChatViewModel.Wish;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Nodes;
import java.util.Optional;
import javafx.scene.control.Button;

/// What stands under an answer that is not whole: whose fault, what to do, and the buttons that do it.
final class FailureBanner {
    private final ChatParts parts;
    private final ConversationMessage answer;

    private FailureBanner(ChatParts parts, ConversationMessage answer) {
        this.parts = parts;
        this.answer = answer;
    }

    static Optional<Banner> of(ChatParts parts, Entry entry) {
        State state = entry.message().state();
        if (state != State.FAILED && state != State.INTERRUPTED) {
            return Optional.empty();
        }
        var maker = new FailureBanner(parts, entry.message());
        Optional<ChatFailure> failure = Optional.ofNullable(entry.turn()).flatMap(Turn::failure);
        return Optional.of(failure.map(maker::of).orElseGet(maker::ofNote));
    }

    private Banner of(ChatFailure failure) {
        Banner banner = parts.failures().banner(failure);
        switch (failure) {
            case ChatFailure.NoKey(var providers) -> banner.with(key("chat.addKey", providers.getFirst()));
            case ChatFailure.Provider p
            when p.kind() == FailureKind.KEY_REJECTED -> banner.with(key("chat.replaceKey", p.provider()));
            case ChatFailure.OverBudget over -> {
                if (over.fitting() > 0) {
                    banner.with(smaller(over.fitting()));
                }
                banner.with(changeCap());
            }
            case ChatFailure.UnpricedUnderBudget _ -> banner.with(changeCap());
            case ChatFailure.UnknownProvider _ -> banner.with(changeRoute());
            default -> {}
        }
        return banner.with(tryAgain());
    }

    /// After a restart only the words are left.
    private Banner ofNote() {
        String note = answer.note() == null ? parts.words("chat.interrupted") : answer.note();
        return new Banner(parts.context().words(), Banner.Tone.DANGER, new Problem(note, "", "")).with(tryAgain());
    }

    private Button tryAgain() {
        return Nodes.button(
                parts.words("chat.tryAgain"),
                "fth-refresh-cw",
                () -> parts.chat().regenerate(answer, parts.composer().wish()),
                "try-again");
    }

    private Button key(String words, ProviderId provider) {
        return Nodes.button(
                parts.words(words), "fth-key", () -> parts.context().navigator().showProvider(provider), "add-key");
    }

    private Button smaller(int maxTokens) {
        return Nodes.button(
                parts.words("chat.useMax", Figures.count(maxTokens)),
                () -> {
                    parts.composer().maxTokensProperty().set(Optional.of(maxTokens));
                    Wish wish = parts.composer().wish();
                    parts.chat()
                            .regenerate(answer, new Wish(wish.task(), wish.model(), new Parameters(null, maxTokens)));
                },
                "use-max");
    }

    private Button changeCap() {
        return Nodes.button(
                parts.words("chat.changeCap"), () -> parts.context().navigator().showRouter(), "change-cap");
    }

    private Button changeRoute() {
        return Nodes.button(
                parts.words("chat.changeRoute"),
                () -> parts.context().navigator().showRouter());
    }
}
