package dev.patchbay.ui.chat;

import dev.patchbay.chat.ChatJob;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ModelId;
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
    private final List<GaveWay> gaveWay = new ArrayList<>();
    private @Nullable Route route;
    private @Nullable ModelId model;
    private @Nullable Attempt attempt;
    private @Nullable Wait waiting;
    private @Nullable ChatFailure firstFailure;
    private int tries;
    private @Nullable Price price;
    private @Nullable ChatFailure failure;
    private @Nullable ModelId next;
    private @Nullable ChatJob job;
    private boolean ended;
    private boolean stopping;
    private Runnable changed = () -> {};

    /// A model that could not answer.
    ///
    /// @param tries how often it was asked; 0 if nothing was sent to it
    record GaveWay(ModelId model, ChatFailure why, int tries) {}

    /// The same model is asked once more.
    ///
    /// @param next  which try that will be, from 2
    /// @param until on the clock of [System#nanoTime]
    record Wait(ModelId model, ChatFailure why, int next, long until) {

        /// Seconds until then, begun ones counted; 0 when it is over.
        long seconds() {
            return Math.max(0, Math.ceilDiv(until - System.nanoTime(), 1_000_000_000L));
        }
    }

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

    List<GaveWay> gaveWay() {
        return gaveWay;
    }

    /// What is being waited for before the same model is asked once more.
    Optional<Wait> waiting() {
        return Optional.ofNullable(waiting);
    }

    /// How often the model was asked whose turn it is, or that answered.
    int tries() {
        return tries;
    }

    /// What came of the first of these tries, if it was not the answer.
    Optional<ChatFailure> firstFailure() {
        return Optional.ofNullable(firstFailure);
    }

    /// Whose turn it is, or who had the last word.
    Optional<ModelId> model() {
        return ended && attempt != null ? Optional.of(attempt.model()) : Optional.ofNullable(model);
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

    /// Whom the user may have asked instead of a model that declined.
    Optional<ModelId> next() {
        return Optional.ofNullable(next);
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
        waiting = null;
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
            case ChatEvent.Routed(var chosen) -> {
                route = chosen;
                model = chosen.candidates().getFirst();
            }
            case ChatEvent.Trying(var sent) -> tries(sent);
            case ChatEvent.Waiting waits -> waits(waits);
            case ChatEvent.FellBack(var from, var why, var to) -> fellBack(from, why, to);
            case ChatEvent.ReasoningDelta(var delta) -> reasoning.append(delta);
            case ChatEvent.TextDelta(var delta) -> text.append(delta);
            case ChatEvent.Finished(var _, var settled) -> end(settled);
            case ChatEvent.Failed(var why, var settled, var instead) -> {
                failure = why;
                next = instead;
                end(settled);
            }
        }
    }

    private void tries(Attempt sent) {
        attempt = sent;
        waiting = null;
        tries++;
    }

    private void waits(ChatEvent.Waiting event) {
        if (!stopping) {
            long until = System.nanoTime() + event.delay().toNanos();
            waiting = new Wait(event.model(), event.why(), event.tries() + 1, until);
        }
        if (firstFailure == null) {
            firstFailure = event.why();
        }
    }

    private void fellBack(ModelId from, ChatFailure why, ModelId to) {
        gaveWay.add(new GaveWay(from, why, tries));
        model = to;
        waiting = null;
        firstFailure = null;
        tries = 0;
    }

    private void end(@Nullable Attempt settled) {
        attempt = settled;
        waiting = null;
        ended = true;
    }
}
