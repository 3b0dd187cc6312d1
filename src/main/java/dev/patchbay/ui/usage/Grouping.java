package dev.patchbay.ui.usage;

/// What the rows of a usage table stand for.
enum Grouping {
    DAY,
    PROVIDER,
    MODEL,
    TASK
}
