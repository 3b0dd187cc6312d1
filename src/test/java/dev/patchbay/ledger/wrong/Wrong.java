package dev.patchbay.ledger.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of ledger")
public record Wrong(Core forbidden) {}
