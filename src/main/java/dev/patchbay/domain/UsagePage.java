package dev.patchbay.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some attempts, newest first.
///
/// @param next where the page after this one begins, or null if there is none
public record UsagePage(List<Attempt> attempts, @Nullable Cursor next) {

    /// The last attempt of a page. Holds as long as the program runs.
    ///
    /// @param row what tells apart the attempts of one moment
    public record Cursor(LocalDate day, Instant sentAt, long row) {}
}
