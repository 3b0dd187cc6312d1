package dev.patchbay.ui.chat;

import dev.patchbay.chat.ChatJob;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FinishReason;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TokenEstimate;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One question and its answer while it comes in. Used on the FX thread.
final class Turn {
    private final UUID conversation;
    private final UUID parent;
    private final Question question;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<ChatEvent.FellBack> fallbacks = new ArrayList<>();
    private @Nullable Route route;
    private @Nullable Attempt attempt;
    private @Nullable Price price;
    private @Nullable ChatFailure failure;
    private @Nullable ChatJob job;
    private @Nullable FinishReason finish;
    private boolean ended;
    private boolean stopping;
    private Runnable changed = () -> {};

    /// @param parent the user's message that is being answered
    Turn(UUID conversation, UUID parent, Question question) {
        this.conversation = conversation;
        this.parent = parent;
        this.question = question;
    }

    UUID conversation() {
        return conversation;
    }

    UUID parent() {
        return parent;
    }

    Question question() {
        return question;
    }

    CharSequence text() {
        return text;
    }

    CharSequence reasoning() {
        return reasoning;
    }

    List<ChatEvent.FellBack> fallbacks() {
        return fallbacks;
    }

    Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    /// The attempt under way, or the last one; empty as long as nothing was sent.
    Optional<Attempt> attempt() {
        return Optional.ofNullable(attempt);
    }

    Optional<ChatFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /// Whether the model stopped because it may write no more.
    boolean reachedCap() {
        return finish == FinishReason.LENGTH;
    }

    boolean ended() {
        return ended;
    }

    boolean stopping() {
        return stopping;
    }

    /// What the answer has cost so far, estimated; empty if no price is known or nothing was sent.
    Optional<BigDecimal> soFar() {
        if (price == null || attempt == null) {
            return Optional.empty();
        }
        long input = TokenEstimate.about(question.system(), question.messages(), question.tools());
        // Four bytes are about a token: counting characters keeps this cheap while the answer grows.
        long output = ((long) text.length() + reasoning.length()) / 4;
        return Optional.ofNullable(
                price.costOf(Usage.of(input, output), Instant.now()).usd());
    }

    void running(ChatJob started) {
        job = started;
    }

    void priced(Price known) {
        price = known;
        changed.run();
    }

    void stop() {
        stopping = true;
        if (job != null) {
            job.cancel();
        }
        changed.run();
    }

    /// Who is told of changes: the one that draws this turn.
    void listen(Runnable listener) {
        changed = listener;
    }

    /// @return whether it has ended
    boolean apply(List<ChatEvent> events) {
        events.forEach(this::apply);
        changed.run();
        return ended;
    }

    private void apply(ChatEvent event) {
        switch (event) {
            case ChatEvent.Routed(var chosen) -> route = chosen;
            case ChatEvent.Trying(var sent) -> attempt = sent;
            case ChatEvent.Waiting waiting -> {}
            case ChatEvent.FellBack fellBack -> fallbacks.add(fellBack);
            case ChatEvent.ReasoningDelta(var delta) -> reasoning.append(delta);
            case ChatEvent.TextDelta(var delta) -> text.append(delta);
            case ChatEvent.Finished(var result, var settled) -> {
                attempt = settled;
                finish = result.finish();
                ended = true;
            }
            case ChatEvent.Failed(var why, var settled, var next) -> {
                attempt = settled;
                failure = why;
                ended = true;
            }
        }
    }
}
