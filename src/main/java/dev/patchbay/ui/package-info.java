/// The window.
@NullMarked
package dev.patchbay.ui;

import org.jspecify.annotations.NullMarked;
