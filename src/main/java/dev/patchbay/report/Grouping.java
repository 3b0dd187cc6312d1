package dev.patchbay.report;

/// What the rows of a usage table stand for.
public enum Grouping {
    DAY,
    PROVIDER,
    MODEL,
    TASK
}
