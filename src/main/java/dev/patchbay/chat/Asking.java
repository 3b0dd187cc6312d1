package dev.patchbay.chat;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.SecretException;
import dev.patchbay.domain.TokenEstimate;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Plan;
import dev.patchbay.routing.CircuitBreaker;
import dev.patchbay.routing.Step;
import dev.patchbay.routing.Step.Way;
import dev.patchbay.secrets.KeyAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One question on its way through the candidates of its route. Used once, by one thread.
final class Asking {
    private final Services services;
    private final Question question;
    private final @Nullable Place place;
    private final Keeping answer;
    private final Consumer<ChatEvent> sink;
    private final Cancellation cancellation;

    private final Profile profile;
    private final Route route;
    private final Candidates candidates;
    private final Received received;
    private final UUID request = UUID.randomUUID();
    private final long began = System.nanoTime();
    private final List<ProviderId> withoutKey = new ArrayList<>();
    private ChatFailure.@Nullable Paused paused;
    private @Nullable Attempt last;
    private @Nullable ModelId overdrawn;
    private int tried;

    Asking(
            Services services,
            Question question,
            @Nullable Place place,
            Keeping answer,
            Consumer<ChatEvent> sink,
            Cancellation cancellation) {
        this.services = services;
        this.question = question;
        this.place = place;
        this.answer = answer;
        this.sink = sink;
        this.cancellation = cancellation;
        this.profile = services.profile().get();
        this.route = services.router().route(profile, question);
        this.candidates = new Candidates(route.candidates(), services.models()::find);
        this.received = new Received(answer, sink);
    }

    /// @return the last event: Finished or Failed
    ChatEvent run() {
        sink.accept(new ChatEvent.Routed(route));
        Optional<ChatEvent> end = Optional.empty();
        while (end.isEmpty()) {
            try {
                end = Optional.of(ask(candidates.current()));
            } catch (ChatException e) {
                end = goOn(e.failure());
            }
        }
        return end.get();
    }

    /// Waits, or goes on to the next model.
    ///
    /// @return how it ended, if there is nothing more to be done
    private Optional<ChatEvent> goOn(ChatFailure failure) {
        tried++;
        paused = paused == null && failure instanceof ChatFailure.Paused first ? first : paused;
        ModelId model = candidates.current();
        Step step = step(failure);
        if (step.way() == Way.AGAIN) {
            sink.accept(new ChatEvent.Waiting(model, failure, step.delay(), tried));
            return stoppedWithin(step.delay()) ? Optional.of(stopped()) : Optional.empty();
        }
        if (step.way() == Way.ASK_THE_USER) {
            return Optional.of(declined(failure));
        }
        Optional<ModelId> next = candidates.next(step.way(), inputAbout());
        if (next.isEmpty()) {
            return Optional.of(new ChatEvent.Failed(finalFailure(failure), last));
        }
        sink.accept(new ChatEvent.FellBack(model, failure, next.get()));
        tried = 0;
        return Optional.empty();
    }

    private Step step(ChatFailure failure) {
        Step step = services.retries().after(failure, tried, Duration.ofNanos(System.nanoTime() - began));
        boolean over = cancellation.isCancelled() || !received.nothing() && step.way() != Way.ASK_THE_USER;
        return over ? Step.GIVE_UP : step;
    }

    private boolean stoppedWithin(Duration wait) {
        try {
            return cancellation.await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private ChatEvent stopped() {
        return new ChatEvent.Finished(received.result(), Objects.requireNonNull(last, "only what was sent is retried"));
    }

    private ChatEvent declined(ChatFailure failure) {
        ModelId next = candidates.peek(Way.ASK_THE_USER, inputAbout()).orElse(null);
        return new ChatEvent.Failed(failure, last, next);
    }

    private long inputAbout() {
        return TokenEstimate.about(question.system(), question.messages(), question.tools());
    }

    private ChatEvent ask(ModelId model) throws ChatException {
        Provider provider = services.providers()
                .find(model.provider())
                .orElseThrow(() -> new ChatException(
                        new ChatFailure.UnknownProvider(model.provider().value())));
        try (CircuitBreaker.Pass pass = services.breaker().admit(Services.circuit(model, provider));
                ApiKey key = key(provider)) { // may wait for its user: what is held and its price come after
            Plan plan =
                    services.plan(request, place, profile, route, question, model, tried, last, mayBreakACap(model));
            try (Hold hold = services.ledger().reserve(plan)) {
                overdrawn = hold.attempt().origin().overCap() ? model : overdrawn;
                var sending = new Sending(services, provider, hold, received, cancellation);
                return sent(sending, plan, key, pass);
            }
        }
    }

    /// The user allowed the model that was refused to be asked, and once more where that is tried again: not whatever
    /// comes after it, which may cost more than was shown.
    private boolean mayBreakACap(ModelId model) {
        return question.overCap() && (overdrawn == null || overdrawn.equals(model));
    }

    private ChatEvent sent(Sending sending, Plan plan, @Nullable ApiKey key, CircuitBreaker.Pass pass)
            throws ChatException {
        try {
            return sending.run(services.request(question, route, plan), key, pass, this::sent);
        } finally {
            last = sending.attempt();
        }
    }

    private void sent(Attempt attempt) {
        answer.attempt(attempt.id());
        sink.accept(new ChatEvent.Trying(attempt));
    }

    private @Nullable ApiKey key(Provider provider) throws ChatException {
        if (provider.keyNeed() == Provider.KeyNeed.NONE) {
            return null;
        }
        try {
            Optional<ApiKey> key = services.secrets().read(KeyAccount.of(provider));
            if (key.isEmpty() && provider.keyNeed() == Provider.KeyNeed.REQUIRED) {
                withoutKey.add(provider.id());
                throw new ChatException(new ChatFailure.NoKey(List.of(provider.id())));
            }
            return key.orElse(null);
        } catch (SecretException e) {
            throw new ChatException(
                    new ChatFailure.Keychain(provider.id(), services.secrets().name(), e.getMessage()));
        }
    }

    /// Where nothing was sent, what the user can mend at once is named: a pause, or every key that is missing. What
    /// would break a cap comes with a model that would not.
    private ChatFailure finalFailure(ChatFailure failure) {
        if (failure instanceof ChatFailure.OverBudget) {
            return new Cheaper(services).offered(failure, profile, route, question);
        }
        if (last != null || !(failure instanceof ChatFailure.NoKey)) {
            return failure;
        }
        return paused != null
                ? paused
                : new ChatFailure.NoKey(withoutKey.stream().distinct().toList());
    }
}
