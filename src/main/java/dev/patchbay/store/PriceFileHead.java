package dev.patchbay.store;

import dev.patchbay.domain.PriceOrigin;
import java.time.Instant;
import java.time.LocalDate;

/// A price file that was loaded, without what it says.
///
/// @param asOf   the day it was made, or from which it holds
/// @param models how many models it changed
public record PriceFileHead(PriceOrigin.Kind kind, String name, LocalDate asOf, Instant importedAt, long models) {}
