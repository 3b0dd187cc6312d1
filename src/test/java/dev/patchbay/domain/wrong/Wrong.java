package dev.patchbay.domain.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of domain")
public record Wrong(Core forbidden) {}
