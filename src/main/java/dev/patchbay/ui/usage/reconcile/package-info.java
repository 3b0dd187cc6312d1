@NullMarked
package dev.patchbay.ui.usage.reconcile;

import org.jspecify.annotations.NullMarked;
