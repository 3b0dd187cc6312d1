package dev.patchbay.pricing.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of pricing")
public record Wrong(Core forbidden) {}
