package dev.patchbay.store.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of store")
public record Wrong(Core forbidden) {}
