/// A provider's `usage` object in any of its dialects, sorted into buckets that do not overlap.
@NullMarked
package dev.patchbay.provider.usage;

import org.jspecify.annotations.NullMarked;
