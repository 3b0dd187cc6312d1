package dev.patchbay.domain;

/// So much of a cap is spent: said once for each cap, period and share.
///
/// @param state   as it stood when this was found
/// @param percent of the cap that is settled, at least: 50, 80 or 100
public record CapWarning(BudgetState state, int percent) {}
