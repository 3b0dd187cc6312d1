/// What a stream costs, beside other clients that read the same bytes. See `docs/benchmarks.md`.
@NullMarked
package dev.patchbay.bench;

import org.jspecify.annotations.NullMarked;
