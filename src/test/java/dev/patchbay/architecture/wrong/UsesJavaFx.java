package dev.patchbay.architecture.wrong;

import javafx.scene.Node;

/// Exists to be found by `ArchitectureTest`.
@Breaks("javafx in ui")
public record UsesJavaFx(Node forbidden) {}
