/// Copies of the database: made, checked, thinned out, put back.
@NullMarked
package dev.patchbay.backup;

import org.jspecify.annotations.NullMarked;
