package dev.patchbay.chat.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of chat")
public record Wrong(Core forbidden) {}
