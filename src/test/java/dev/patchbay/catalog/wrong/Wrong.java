package dev.patchbay.catalog.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of catalog")
public record Wrong(Core forbidden) {}
