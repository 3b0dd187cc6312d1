package dev.patchbay.ui.wrong;

import dev.patchbay.architecture.wrong.Breaks;
import dev.patchbay.provider.ChatClient;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of ui")
public record Wrong(ChatClient forbidden) {}
