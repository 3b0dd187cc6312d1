package dev.patchbay.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why there is no answer, as data; `text.ErrorText` puts it into words.
public sealed interface ChatFailure {

    /// A provider failed, or was not reached.
    ///
    /// @param host       the host and port that were asked
    /// @param status     the HTTP status, or 0 if there was no response
    /// @param message    the provider's own words with account ids masked, or "" if it had none
    /// @param type       the provider's own type of error, or null
    /// @param code       the provider's own code, or null
    /// @param retryAfter how long the provider asks to wait, or null
    /// @param raw        the reply as it came, shortened and masked, for "Raw reply"; or ""
    /// @param requestId  what the provider's support asks for, or null
    /// @param shouldRetry what the provider says about trying again (`x-should-retry`), or null
    record Provider(
            FailureKind kind,
            ProviderId provider,
            @Nullable String model,
            String host,
            int status,
            String message,
            @Nullable String type,
            @Nullable String code,
            @Nullable Duration retryAfter,
            String raw,
            @Nullable String requestId,
            @Nullable Boolean shouldRetry)
            implements ChatFailure {

        /// A provider that says nothing about trying again.
        public Provider(
                FailureKind kind,
                ProviderId provider,
                @Nullable String model,
                String host,
                int status,
                String message,
                @Nullable String type,
                @Nullable String code,
                @Nullable Duration retryAfter,
                String raw,
                @Nullable String requestId) {
            this(kind, provider, model, host, status, message, type, code, retryAfter, raw, requestId, null);
        }

        public Provider withStatus(int other) {
            return new Provider(
                    kind, provider, model, host, other, message, type, code, retryAfter, raw, requestId, shouldRetry);
        }

        public Provider withShouldRetry(@Nullable Boolean said) {
            return new Provider(
                    kind, provider, model, host, status, message, type, code, retryAfter, raw, requestId, said);
        }
    }

    /// The model failed too often lately, so it is left alone for a while; nothing was sent.
    record Paused(Pause pause) implements ChatFailure {}

    /// Nothing on the route has a key.
    ///
    /// @param providers those without one, in the order of the route; never empty
    record NoKey(List<ProviderId> providers) implements ChatFailure {
        public NoKey {
            providers = List.copyOf(providers);
        }
    }

    /// The keychain could not be read (locked, gone): its own words.
    record Keychain(ProviderId provider, String store, String message) implements ChatFailure {}

    /// A cap would be broken.
    ///
    /// @param cap     the cap of which least is left, and how it stands
    /// @param worst   the most this request could cost, US dollars
    /// @param fitting the largest output cap that would still fit under all caps, or 0 if none does
    /// @param cheaper a model that would fit, or null if none is known
    record OverBudget(
            BudgetState cap,
            ModelId model,
            BigDecimal worst,
            int fitting,
            @Nullable Cheaper cheaper) implements ChatFailure {

        public OverBudget with(@Nullable Cheaper offer) {
            return new OverBudget(cap, model, worst, fitting, offer);
        }

        /// A model that is able to answer and fits under all its caps.
        ///
        /// @param worst the most it could cost, US dollars
        public record Cheaper(ModelId model, BigDecimal worst) {}
    }

    /// A cap is set, but no price is known for the model, so nobody can say whether it would hold.
    record UnpricedUnderBudget(ModelId model) implements ChatFailure {}

    /// The ledger cannot be written, so nothing is sent.
    record Storage(String message) implements ChatFailure {}

    /// A route or a pick names a provider that no longer exists.
    record UnknownProvider(String name) implements ChatFailure {}

    /// A fault of the program itself.
    record Internal(String message) implements ChatFailure {}
}
