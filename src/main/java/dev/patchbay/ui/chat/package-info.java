/// The chat panel.
@NullMarked
package dev.patchbay.ui.chat;

import org.jspecify.annotations.NullMarked;
