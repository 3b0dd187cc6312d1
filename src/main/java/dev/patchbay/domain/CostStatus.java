package dev.patchbay.domain;

/// How far a cost can be trusted.
public enum CostStatus {
    /// All rates known, usage reported in full.
    EXACT,
    /// A rate was missing, the numbers contradicted each other, or the stream was cut.
    ESTIMATED,
    /// No price is known; the cost is null, never 0.
    UNPRICED,
    /// Nothing was billed: the model is free, or nothing was sent.
    ZERO
}
