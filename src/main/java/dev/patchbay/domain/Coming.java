package dev.patchbay.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that will happen to a model in use, or has happened already: in time to choose another one.
public sealed interface Coming {
    ModelId model();

    /// When it happens, or happened; null where only the fact is known.
    @Nullable
    Instant at();

    /// The provider stops answering.
    ///
    /// @param over        whether it does not answer any more
    /// @param replacement the provider's name for what to use instead, or null
    record Shutdown(
            ModelId model,
            @Nullable Instant at,
            boolean over,
            @Nullable String replacement) implements Coming {}

    /// Other rates begin to hold, in US dollars per 1,000,000 tokens.
    ///
    /// @param after null: no price is known from then on
    record NewPrice(
            ModelId model,
            Instant at,
            Rates before,
            @Nullable Rates after) implements Coming {}
}
