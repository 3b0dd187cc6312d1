package dev.patchbay.backup.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of backup")
public record Wrong(Core forbidden) {}
