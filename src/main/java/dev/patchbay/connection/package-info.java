/// Providers as the user sees them: keys checked and kept, endpoints added.
@NullMarked
package dev.patchbay.connection;

import org.jspecify.annotations.NullMarked;
