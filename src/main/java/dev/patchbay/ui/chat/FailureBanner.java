package dev.patchbay.ui.chat;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ConversationMessage;
import dev.patchbay.domain.ConversationMessage.State;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Problem;
import dev.patchbay.ui.chat.ChatViewModel.Wish;
import dev.patchbay.ui.fx.Banner;
import dev.patchbay.ui.fx.Nodes;
import dev.patchbay.ui.prices.PriceDialog;
import java.net.URI;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// What stands under an answer that is not whole: whose fault, what to do, and the buttons that do it, the one
/// that helps first.
final class FailureBanner {
    private final ChatParts parts;
    private final Entry answer;

    private FailureBanner(ChatParts parts, Entry answer) {
        this.parts = parts;
        this.answer = answer;
    }

    static Optional<Banner> of(ChatParts parts, Entry entry) {
        State state = entry.message().state();
        if (state != State.FAILED && state != State.INTERRUPTED) {
            return Optional.empty();
        }
        var maker = new FailureBanner(parts, entry);
        Optional<ChatFailure> failure = Optional.ofNullable(entry.turn()).flatMap(Turn::failure);
        return Optional.of(failure.map(maker::of).orElseGet(maker::ofNote));
    }

    private Banner of(ChatFailure failure) {
        if (failure instanceof ChatFailure.Paused) {
            return paused(failure);
        }
        Banner banner = parts.failures().banner(failure);
        GoOn.button(parts, answer).ifPresent(banner::with);
        switch (failure) {
            case ChatFailure.Provider provider -> of(provider).ifPresent(banner::with);
            case ChatFailure.NoKey(var providers) -> banner.with(key("chat.addKey", providers.getFirst()));
            case ChatFailure.OverBudget over -> {
                if (over.fitting() > 0) {
                    banner.with(smaller(over.fitting()));
                }
                if (over.cheaper() != null) {
                    banner.with(cheaper(over.cheaper()));
                }
                banner.with(overCap(over)).with(changeCap());
            }
            case ChatFailure.UnpricedUnderBudget(var model) ->
                banner.with(setPrice(model)).with(changeCap());
            case ChatFailure.UnknownProvider _ -> banner.with(changeRoute());
            default -> {}
        }
        return banner.with(tryAgain());
    }

    private Optional<Button> of(ChatFailure.Provider failure) {
        return switch (failure.kind()) {
            case KEY_REJECTED -> Optional.of(key("chat.replaceKey", failure.provider()));
            case QUOTA -> usagePage(failure.provider());
            case CONTEXT_TOO_LONG -> Optional.of(startAnew());
            case REFUSED ->
                Optional.ofNullable(answer.turn()).flatMap(Turn::next).map(this::instead);
            default -> Optional.empty();
        };
    }

    /// Trying again would only be told of the same pause.
    private Banner paused(ChatFailure failure) {
        var words = parts.context().words();
        return new Banner(words, Banner.Tone.WARNING, parts.failures().problem(failure)).with(tryNow());
    }

    /// After a restart only the words are left.
    private Banner ofNote() {
        ConversationMessage message = answer.message();
        String note = message.note() == null ? parts.words("chat.interrupted") : message.note();
        var banner = new Banner(parts.context().words(), Banner.Tone.DANGER, new Problem(note, "", ""));
        GoOn.button(parts, answer).ifPresent(banner::with);
        return banner.with(tryAgain());
    }

    private Button tryAgain() {
        return asking(
                "chat.tryAgain",
                "fth-refresh-cw",
                "try-again",
                () -> parts.composer().wish());
    }

    private Button tryNow() {
        return asking("chat.tryNow", "fth-play", "try-now", this::same);
    }

    private Button instead(ModelId next) {
        String text = parts.words("chat.askInstead", parts.naming().model(next));
        Wish wish = same();
        Button button = asking(
                "chat.tryAgain",
                "fth-corner-down-right",
                "ask-instead",
                () -> new Wish(wish.task(), next, wish.parameters()));
        button.setText(text);
        return button;
    }

    /// Asks the same question again, also models that are paused: it is the user who wants it.
    private Button asking(String key, String icon, String style, java.util.function.Supplier<Wish> wish) {
        Button button = Nodes.button(parts.words(key), icon, () -> parts.chat().tryNow(answer, wish.get()), style);
        return GoOn.unlessStreaming(parts, button);
    }

    /// As it was asked.
    private Wish same() {
        Turn turn = answer.turn();
        if (turn == null) {
            return parts.composer().wish();
        }
        Question question = turn.question();
        return new Wish(question.task(), question.model(), question.parameters());
    }

    private Button key(String words, ProviderId provider) {
        return Nodes.button(
                parts.words(words), "fth-key", () -> parts.context().navigator().showProvider(provider), "add-key");
    }

    private Optional<Button> usagePage(ProviderId id) {
        Optional<URI> page = parts.context().core().providers().find(id).flatMap(Provider::usagePageIfAny);
        return page.map(uri -> {
            Button button = Nodes.button(
                    parts.words("chat.usagePage", parts.naming().provider(id)),
                    "fth-external-link",
                    () -> parts.context().navigator().browse(uri),
                    "usage-page");
            button.setTooltip(new Tooltip(uri.toString()));
            return button;
        });
    }

    private Button startAnew() {
        return Nodes.button(parts.words("chat.new"), "fth-edit", parts.chat()::openNew, "start-anew");
    }

    private Button smaller(int maxTokens) {
        return Nodes.button(
                parts.words("chat.useMax", Figures.count(maxTokens)),
                () -> {
                    parts.composer().maxTokensProperty().set(Optional.of(maxTokens));
                    Wish wish = same();
                    Double temperature = wish.parameters().temperature();
                    ask(new Wish(wish.task(), wish.model(), new Parameters(temperature, maxTokens)));
                },
                "use-max");
    }

    private Button cheaper(ChatFailure.OverBudget.Cheaper offer) {
        Wish wish = same();
        return Nodes.button(
                Offers.cheaper(parts, offer),
                () -> ask(new Wish(wish.task(), offer.model(), wish.parameters())),
                "use-cheaper");
    }

    private Button overCap(ChatFailure.OverBudget over) {
        Button button = Nodes.button(
                parts.words("chat.offer.overCap", Figures.answer(over.worst())),
                () -> ask(same().allowedOverCap()),
                "over-cap");
        button.setTooltip(new Tooltip(parts.words("chat.offer.overCap.tip")));
        return button;
    }

    private void ask(Wish wish) {
        parts.chat().regenerate(answer.message(), wish);
    }

    private Button setPrice(ModelId model) {
        return Nodes.button(
                parts.words("setPrice"), "fth-tag", () -> PriceDialog.open(parts.context(), model), "set-price");
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
