/// The only SQL: an embedded H2 file with one writing thread.
@NullMarked
package dev.patchbay.store;

import org.jspecify.annotations.NullMarked;
