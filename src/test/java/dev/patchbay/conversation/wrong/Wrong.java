package dev.patchbay.conversation.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of conversation")
public record Wrong(Core forbidden) {}
