package dev.patchbay.provider.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of provider")
public record Wrong(Core forbidden) {}
