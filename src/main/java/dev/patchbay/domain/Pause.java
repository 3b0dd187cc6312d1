package dev.patchbay.domain;

import java.time.Duration;
import java.time.Instant;

/// A circuit that is open: its model is not asked before `until`, then with one request as a probe.
///
/// @param cooldown how long this pause is; the next one is longer if the probe fails
/// @param why      the failure that opened it
public record Pause(Circuit circuit, Instant until, Duration cooldown, FailureKind why) {}
