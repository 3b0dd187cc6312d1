/// Forms about prices, for every panel: set a price, see what a file changes, what is coming.
@NullMarked
package dev.patchbay.ui.prices;

import org.jspecify.annotations.NullMarked;
