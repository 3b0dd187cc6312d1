package dev.patchbay.secrets.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of secrets")
public record Wrong(Core forbidden) {}
