package dev.patchbay.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an ended attempt is charged.
///
/// @param usage       reported or estimated tokens, or null if nothing was billed
/// @param computedUsd what our price book makes of the usage, in US dollars; beside a cost that the provider
///                    itself reported it may differ; null without a price
/// @param priceId     the row of the price book, or null if no price is known or nothing was billed
/// @param rates       a copy of the rates that were applied, or null as `priceId`
public record Charge(
        @Nullable Usage usage,
        Cost cost,
        @Nullable BigDecimal computedUsd,
        @Nullable String priceId,
        @Nullable Rates rates) {

    /// Nothing reached the provider, or it refused.
    public static final Charge NOTHING = new Charge(null, Cost.ZERO, null, null, null);
}
