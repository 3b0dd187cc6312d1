/// The settings panel.
@NullMarked
package dev.patchbay.ui.settings;

import org.jspecify.annotations.NullMarked;
