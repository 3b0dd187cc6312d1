/// Sums over the ledger and their CSV.
@NullMarked
package dev.patchbay.report;

import org.jspecify.annotations.NullMarked;
