package dev.patchbay.connection.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of connection")
public record Wrong(Core forbidden) {}
