/// What every panel uses: thread crossing, fields, icons.
@NullMarked
package dev.patchbay.ui.fx;

import org.jspecify.annotations.NullMarked;
