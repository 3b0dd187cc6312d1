/// Which model answers, and why.
@NullMarked
package dev.patchbay.routing;

import org.jspecify.annotations.NullMarked;
