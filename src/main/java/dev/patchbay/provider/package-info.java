/// The wire. The only package that speaks HTTP to providers.
@NullMarked
package dev.patchbay.provider;

import org.jspecify.annotations.NullMarked;
