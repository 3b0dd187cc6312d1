/// Prices beside the bundled ones: what the user set, what was loaded, and what is coming.
@NullMarked
package dev.patchbay.pricing;

import org.jspecify.annotations.NullMarked;
