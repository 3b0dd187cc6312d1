/// The words of the program as values: no I/O, no framework, nothing but `java.base`.
///
/// Every type is immutable and safe to share between threads unless it says otherwise.
@NullMarked
package dev.patchbay.domain;

import org.jspecify.annotations.NullMarked;
