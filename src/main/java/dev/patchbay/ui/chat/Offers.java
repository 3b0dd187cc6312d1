package dev.patchbay.ui.chat;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.text.Figures;
import dev.patchbay.ui.fx.Nodes;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// Where what is written would break a cap: a shorter answer, a cheaper model, or leave to do it this once.
final class Offers extends FlowPane {
    private final ChatParts parts;
    private final Button smaller;
    private final Button cheaper;
    private final Button overCap;
    private ChatFailure.@Nullable OverBudget over;

    Offers(ChatParts parts) {
        this.parts = parts;
        smaller = button("offer-max", this::askForLess);
        cheaper = button("offer-cheaper", this::askCheaper);
        overCap = button("offer-over-cap", () -> parts.composer().sendOverCap());
        overCap.setTooltip(new Tooltip(parts.words("chat.offer.overCap.tip")));
        getStyleClass().add("estimate-offers");
        getChildren().addAll(smaller, cheaper, overCap);
    }

    void show(Optional<ChatFailure> refusal) {
        over = refusal.filter(ChatFailure.OverBudget.class::isInstance)
                .map(ChatFailure.OverBudget.class::cast)
                .orElse(null);
        Nodes.show(this, over != null && !parts.composer().empty());
        if (over == null) {
            return;
        }
        Nodes.show(smaller, over.fitting() > 0);
        smaller.setText(parts.words("chat.offer.max", Figures.count(over.fitting())));
        Nodes.show(cheaper, over.cheaper() != null);
        if (over.cheaper() != null) {
            cheaper.setText(cheaper(parts, over.cheaper()));
        }
        overCap.setText(parts.words("chat.offer.overCap", Figures.answer(over.worst())));
    }

    static String cheaper(ChatParts parts, ChatFailure.OverBudget.Cheaper offer) {
        String model = parts.naming().model(offer.model());
        return offer.worst().signum() == 0
                ? parts.words("chat.offer.free", model)
                : parts.words("chat.offer.cheaper", model, Figures.answer(offer.worst()));
    }

    private void askForLess() {
        if (over != null) {
            parts.composer().maxTokensProperty().set(Optional.of(over.fitting()));
        }
    }

    private void askCheaper() {
        if (over != null && over.cheaper() != null) {
            parts.composer().modelProperty().set(Optional.of(over.cheaper().model()));
        }
    }

    private static Button button(String id, Runnable action) {
        Button button = Nodes.button("", action);
        button.setId(id);
        return button;
    }
}
