@NullMarked
package dev.patchbay.ui.usage.export;

import org.jspecify.annotations.NullMarked;
