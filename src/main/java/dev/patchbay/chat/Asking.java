package dev.patchbay.chat;

import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatEvent;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.ChatResult;
import dev.patchbay.domain.ContentPart;
import dev.patchbay.domain.Delta;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.SecretException;
import dev.patchbay.ledger.Hold;
import dev.patchbay.ledger.Plan;
import dev.patchbay.secrets.KeyAccount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final UUID request = UUID.randomUUID();
    private final List<ProviderId> withoutKey = new ArrayList<>();
    private final Set<ProviderId> refusing = new HashSet<>();
    private @Nullable Attempt last;
    private final StringBuilder received = new StringBuilder();
    private final StringBuilder reasoned = new StringBuilder();
    private boolean seen;

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
    }

    /// @return the last event: Finished or Failed
    ChatEvent run() {
        sink.accept(new ChatEvent.Routed(route));
        ModelId model = route.candidates().getFirst();
        while (true) {
            try {
                return ask(model);
            } catch (ChatException e) {
                Optional<ModelId> next = next(model, e.failure());
                if (next.isEmpty()) {
                    return new ChatEvent.Failed(finalFailure(e.failure()), last);
                }
                sink.accept(new ChatEvent.FellBack(model, e.failure(), next.get()));
                model = next.get();
            }
        }
    }

    private ChatEvent ask(ModelId model) throws ChatException {
        Provider provider = services.providers()
                .find(model.provider())
                .orElseThrow(() -> new ChatException(
                        new ChatFailure.UnknownProvider(model.provider().value())));
        try (ApiKey key = key(provider)) {
            Plan plan = services.plan(
                    request,
                    place == null ? null : place.conversation(),
                    profile,
                    route,
                    question,
                    model,
                    last == null ? null : last.id());
            try (Hold hold = services.ledger().reserve(plan, profile.budgets())) {
                return send(provider, key, plan, hold);
            }
        }
    }

    private ChatEvent send(Provider provider, @Nullable ApiKey key, Plan plan, Hold hold) throws ChatException {
        if (cancellation.isCancelled()) {
            last = hold.cancelled(null);
            return new ChatEvent.Finished(received(), last);
        }
        last = hold.sent();
        answer.attempt(last.id());
        sink.accept(new ChatEvent.Trying(last));
        ChatResult result = exchange(provider, key, plan, hold);
        if (result == null) {
            return new ChatEvent.Finished(received(), last);
        }
        last = hold.succeeded(result);
        return ended(provider, plan.model(), result, last);
    }

    /// @return null if the user stopped it
    private @Nullable ChatResult exchange(Provider provider, @Nullable ApiKey key, Plan plan, Hold hold)
            throws ChatException {
        try {
            return services.factory()
                    .client(provider)
                    .send(wireRequest(plan), key, delta -> deliver(delta, hold), cancellation);
        } catch (ChatException e) {
            if (cancellation.isCancelled()) {
                last = hold.cancelled(e.partial() != null ? e.partial() : received());
                return null;
            }
            last = hold.failed(e.failure(), e.partial());
            throw e;
        } catch (RuntimeException e) {
            last = hold.failed(new ChatFailure.Internal(String.valueOf(e)), received());
            throw e;
        }
    }

    private void deliver(Delta delta, Hold hold) {
        hold.streaming();
        seen = true;
        switch (delta) {
            case Delta.Text(var text) -> {
                received.append(text);
                answer.text(text);
                sink.accept(new ChatEvent.TextDelta(text));
            }
            case Delta.Reasoning(var text) -> {
                reasoned.append(text);
                answer.reasoning(text);
                sink.accept(new ChatEvent.ReasoningDelta(text));
            }
        }
    }

    /// A call that went well may still have brought nothing to read; it is paid for all the same.
    private ChatEvent ended(Provider provider, ModelId model, ChatResult result, Attempt attempt) {
        if (!result.text().isBlank() || !result.toolCalls().isEmpty()) {
            return new ChatEvent.Finished(result, attempt);
        }
        boolean refused = result.refusal() != null || declined(result);
        return new ChatEvent.Failed(
                new ChatFailure.Provider(
                        refused ? FailureKind.REFUSED : FailureKind.EMPTY,
                        provider.id(),
                        model.name(),
                        String.valueOf(provider.baseUrl().getHost()),
                        attempt.httpStatus(),
                        result.refusal() == null ? "" : result.refusal(),
                        null,
                        result.rawFinish(),
                        null,
                        "",
                        result.requestId()),
                attempt);
    }

    private static boolean declined(ChatResult result) {
        return switch (result.finish()) {
            case CONTENT_FILTER, REFUSAL -> true;
            case null, default -> false;
        };
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

    private ChatRequest wireRequest(Plan plan) {
        return new ChatRequest(
                plan.model().name(),
                question.system(),
                question.messages(),
                question.tools(),
                route.parameters().temperature(),
                plan.maxTokens(),
                true);
    }

    /// The next candidate that may be asked after `failure`; none once a token was seen.
    private Optional<ModelId> next(ModelId failed, ChatFailure failure) {
        if (seen || cancellation.isCancelled() || !mayFallBack(failure)) {
            return Optional.empty();
        }
        if (ofTheKey(failure)) {
            refusing.add(failed.provider());
        }
        return route.candidates().stream()
                .skip(route.candidates().indexOf(failed) + 1L)
                .filter(candidate -> !refusing.contains(candidate.provider()))
                .findFirst();
    }

    /// Whether another model of the same provider would fail alike.
    private static boolean ofTheKey(ChatFailure failure) {
        return failure instanceof ChatFailure.NoKey
                || failure instanceof ChatFailure.Provider p && p.kind() == FailureKind.KEY_REJECTED;
    }

    private static boolean mayFallBack(ChatFailure failure) {
        return switch (failure) {
            case ChatFailure.Provider provider -> provider.kind().fallback();
            case ChatFailure.NoKey noKey -> true;
            case ChatFailure.UnknownProvider unknown -> true;
            default -> false;
        };
    }

    /// Where nothing on the route has a key, all of them are named, not only the last.
    private ChatFailure finalFailure(ChatFailure failure) {
        return failure instanceof ChatFailure.NoKey && last == null
                ? new ChatFailure.NoKey(withoutKey.stream().distinct().toList())
                : failure;
    }

    /// What the user has seen of the answer: all that counts of one that was stopped.
    private ChatResult received() {
        var reasoning = new ContentPart.Reasoning(reasoned.toString(), null, null);
        return new ChatResult(
                received.toString(),
                reasoned.isEmpty() ? List.of() : List.of(reasoning),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
