package dev.patchbay.chat;

import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.conversation.Conversations;
import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.ChatRequest;
import dev.patchbay.domain.Circuit;
import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.Pause;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceSource;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Question;
import dev.patchbay.domain.Route;
import dev.patchbay.domain.TokenEstimate;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.ledger.Plan;
import dev.patchbay.provider.ProviderFactory;
import dev.patchbay.routing.CircuitBreaker;
import dev.patchbay.routing.RetryPolicy;
import dev.patchbay.routing.Router;
import dev.patchbay.secrets.KeyAccount;
import dev.patchbay.secrets.RememberingStore;
import dev.patchbay.secrets.RememberingStore.Presence;
import dev.patchbay.text.ErrorText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a question needs on its way. Immutable.
///
/// @param profile the profile in use; may block
/// @param heard   is told when an answer came (null) or the key was rejected (with what the provider said);
///                may block
public record Services(
        ProviderCatalog providers,
        ModelCatalog models,
        PriceSource prices,
        ProviderFactory factory,
        RememberingStore secrets,
        Router router,
        RetryPolicy retries,
        CircuitBreaker breaker,
        Supplier<Profile> profile,
        Ledger ledger,
        Conversations conversations,
        BiConsumer<ProviderId, ChatFailure.@Nullable Provider> heard,
        ErrorText errors,
        Clock clock) {
    private static final Duration UNTIL_SENT = Duration.ofMinutes(1);

    /// What the ledger is asked to hold: the same for a preview as for the attempt itself.
    ///
    /// @param tried  how often this model was asked for this question before
    /// @param before the attempt that this one replaces, or null
    /// @param overCap whether it may break a cap
    Plan plan(
            UUID request,
            @Nullable Place place,
            Profile profile,
            Route route,
            Question question,
            ModelId model,
            int tried,
            @Nullable Attempt before,
            boolean overCap) {
        var origin = new Origin(
                request,
                place == null ? null : place.conversation(),
                profile.id(),
                route.task(),
                tried == 0 ? question.purpose() : Purpose.RETRY,
                model,
                route.reason(),
                route.candidates().indexOf(model),
                before == null ? null : before.id(),
                providers.find(model.provider()).map(Provider::demo).orElse(false),
                overCap);
        Dialect dialect =
                providers.find(model.provider()).map(Provider::dialect).orElse(Dialect.COMPATIBLE);
        long atMost = TokenEstimate.atMost(question.system(), question.messages(), question.tools(), dialect);
        int maxTokens = maxTokens(model, route.parameters());
        return new Plan(
                origin,
                price(model, atMost, maxTokens),
                atMost,
                TokenEstimate.about(question.system(), question.messages(), question.tools()),
                maxTokens);
    }

    /// The dearer one of what holds now and what holds in a minute: a new price may begin between the hold and the
    /// sending, which decides.
    private @Nullable Price price(ModelId model, long inputAtMost, int maxTokens) {
        Instant now = clock.instant();
        Price first = prices.at(model, now).orElse(null);
        Price next = prices.at(model, now.plus(UNTIL_SENT)).orElse(null);
        if (first == null || next == null) {
            return null;
        }
        boolean dearer = next.worstCase(inputAtMost, maxTokens).compareTo(first.worstCase(inputAtMost, maxTokens)) > 0;
        return dearer ? next : first;
    }

    /// Whether a model could be asked now: its provider is known, has a key if it needs one, and is not paused.
    boolean askable(ModelId model) {
        return providers
                        .find(model.provider())
                        .filter(provider -> provider.keyNeed() != Provider.KeyNeed.REQUIRED
                                || secrets.has(KeyAccount.of(provider)) != Presence.ABSENT)
                        .isPresent()
                && paused(model).isEmpty();
    }

    Optional<Pause> paused(ModelId model) {
        return providers.find(model.provider()).flatMap(provider -> breaker.paused(circuit(model, provider)));
    }

    /// What is sent for a plan.
    ChatRequest request(Question question, Route route, Plan plan) {
        return new ChatRequest(
                plan.model().name(),
                question.system(),
                question.messages(),
                question.tools(),
                route.parameters().temperature(),
                plan.maxTokens(),
                true);
    }

    static Circuit circuit(ModelId model, Provider provider) {
        return new Circuit(model, KeyAccount.of(provider).value());
    }

    /// The output cap to send: what was chosen, but never more than the model can write.
    private int maxTokens(ModelId model, Parameters parameters) {
        int wanted = parameters.maxTokens() != null ? parameters.maxTokens() : Parameters.DEFAULT_MAX_TOKENS;
        return models.find(model)
                .map(known -> known.maxOutputTokens())
                .map(most -> Math.min(wanted, most))
                .orElse(wanted);
    }

    /// A failure in one sentence, for keeping beside an answer that is not whole.
    String words(ChatFailure failure) {
        return errors.of(failure, id -> providers.find(id).map(Provider::name).orElse(id.value()))
                .cause();
    }
}
