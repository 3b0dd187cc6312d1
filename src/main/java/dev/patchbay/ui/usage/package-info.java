/// The usage panel.
@NullMarked
package dev.patchbay.ui.usage;

import org.jspecify.annotations.NullMarked;
