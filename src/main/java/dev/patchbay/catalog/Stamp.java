package dev.patchbay.catalog;

import dev.patchbay.domain.PriceOrigin;

/// What an imported file gives to each of its prices.
///
/// @param mark makes the ids of its prices its own, for good
public record Stamp(PriceOrigin origin, String mark) {}
