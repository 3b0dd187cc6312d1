package dev.patchbay.store;

import java.math.BigDecimal;

/// What a period has cost so far, in US dollars.
///
/// @param spent settled attempts
/// @param held  attempts under way, at their worst case
public record Standing(BigDecimal spent, BigDecimal held) {}
