package dev.patchbay.cli.wrong;

import dev.patchbay.architecture.wrong.Breaks;
import dev.patchbay.provider.ChatClient;

/// Exists to be found by `ArchitectureTest`.
@Breaks("imports of cli")
public record Wrong(ChatClient forbidden) {}
