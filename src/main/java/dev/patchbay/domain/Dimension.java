package dev.patchbay.domain;

/// What attempts are grouped and filtered by.
public enum Dimension {
    /// ISO date in the stored time zone.
    DAY,
    /// Provider id.
    PROVIDER,
    /// The model that was asked, as `provider/model`.
    MODEL,
    /// Task id.
    TASK,
    /// Profile id.
    PROFILE,
    /// Name of a [Purpose].
    PURPOSE,
    /// Name of a [CostStatus].
    STATUS
}
