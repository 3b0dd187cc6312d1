package dev.patchbay.routing.wrong;

import dev.patchbay.Core;
import dev.patchbay.architecture.wrong.Breaks;

/// Exists to be found by `ArchitectureTest`, together with its other half in `text`.
@Breaks("imports of routing")
public record Wrong(Core forbidden, Class<dev.patchbay.text.wrong.Wrong> otherHalf) {
    Wrong() {
        this(null, dev.patchbay.text.wrong.Wrong.class);
    }
}
