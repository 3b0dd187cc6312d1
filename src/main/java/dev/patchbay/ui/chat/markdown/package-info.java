/// Markdown as values, and the nodes that draw it piece by piece while it streams.
@NullMarked
package dev.patchbay.ui.chat.markdown;

import org.jspecify.annotations.NullMarked;
