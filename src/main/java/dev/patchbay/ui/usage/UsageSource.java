package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.UsageFilter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/// What the Usage panel reads. Every call blocks.
interface UsageSource {

    /// @param range made from the day it is in the stored time zone
    UsageData read(Function<LocalDate, UsageRange> range);

    /// Newest first.
    List<Attempt> attempts(UsageFilter filter, int offset, int limit);

    /// @return how many rows were written
    long export(UsageFilter filter, Path file);
}
