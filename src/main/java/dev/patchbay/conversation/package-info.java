/// Conversations as trees of messages.
@NullMarked
package dev.patchbay.conversation;

import org.jspecify.annotations.NullMarked;
