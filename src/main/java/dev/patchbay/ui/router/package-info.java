/// The router panel.
@NullMarked
package dev.patchbay.ui.router;

import org.jspecify.annotations.NullMarked;
