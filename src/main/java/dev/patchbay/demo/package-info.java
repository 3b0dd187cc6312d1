/// A provider inside the program: no key, no network, real HTTP.
@NullMarked
package dev.patchbay.demo;

import org.jspecify.annotations.NullMarked;
