/// Money: held before a request, settled after it.
@NullMarked
package dev.patchbay.ledger;

import org.jspecify.annotations.NullMarked;
