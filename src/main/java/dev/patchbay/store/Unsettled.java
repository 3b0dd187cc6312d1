package dev.patchbay.store;

import dev.patchbay.domain.Attempt;

/// An attempt that is not settled.
///
/// @param inputAbout tokens of the prompt, likely
/// @param received   what is kept of its answer, reasoning included; "" if nothing is
public record Unsettled(Attempt attempt, long inputAbout, String received) {}
