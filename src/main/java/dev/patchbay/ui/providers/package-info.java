/// The providers panel.
@NullMarked
package dev.patchbay.ui.providers;

import org.jspecify.annotations.NullMarked;
