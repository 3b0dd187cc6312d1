package dev.patchbay.demo.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of demo")
public record Wrong(Core forbidden) {}
