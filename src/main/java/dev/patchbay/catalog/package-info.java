/// What exists and what it costs: bundled JSON and the user's own entries.
@NullMarked
package dev.patchbay.catalog;

import org.jspecify.annotations.NullMarked;
