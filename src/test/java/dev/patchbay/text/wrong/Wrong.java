package dev.patchbay.text.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`, together with its other half in `routing`.
@Breaks("imports of text")
public record Wrong(Core forbidden, Class<dev.patchbay.routing.wrong.Wrong> otherHalf) {
    Wrong() {
        this(null, dev.patchbay.routing.wrong.Wrong.class);
    }
}
