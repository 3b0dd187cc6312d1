package dev.patchbay.report.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of report")
public record Wrong(Core forbidden) {}
