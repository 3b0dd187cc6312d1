/// Anthropic's Messages API behind the common interface.
@NullMarked
package dev.patchbay.provider.anthropic;

import org.jspecify.annotations.NullMarked;
