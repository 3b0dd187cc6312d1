package dev.patchbay.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an attempt went.
///
/// @param served     the model that the provider says it used, or null
/// @param finish     why the model stopped, or null if it did not say
/// @param failure    what went wrong, or null
/// @param httpStatus 0 if there was no response
/// @param firstToken from sending to the first visible or reasoning token, or null
/// @param duration   from sending to the end, or null
/// @param providerRequestId what the provider's support asks for, or null
public record Outcome(
        @Nullable String served,
        @Nullable FinishReason finish,
        @Nullable FailureKind failure,
        int httpStatus,
        @Nullable Duration retryAfter,
        @Nullable Duration firstToken,
        @Nullable Duration duration,
        @Nullable String providerRequestId) {

    /// Nothing is known yet.
    public static final Outcome NONE = new Outcome(null, null, null, 0, null, null, null, null);

    /// Nothing but the first token is known: of an attempt that a killed program left.
    public Outcome lost() {
        return new Outcome(null, null, null, 0, null, firstToken, null, null);
    }
}
