/// The terminal: the same services without a window.
@NullMarked
package dev.patchbay.cli;

import org.jspecify.annotations.NullMarked;
