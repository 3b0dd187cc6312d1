package dev.patchbay.settings.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of settings")
public record Wrong(Core forbidden) {}
