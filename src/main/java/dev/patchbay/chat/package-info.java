/// One question from the user's Enter to its last event.
@NullMarked
package dev.patchbay.chat;

import org.jspecify.annotations.NullMarked;
