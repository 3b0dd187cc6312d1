package dev.patchbay.report;

import java.time.LocalDate;

/// Which attempts count: by the day they were sent, in the stored time zone.
///
/// @param from first day
/// @param to   last day, inclusive
/// @param demo whether Demo's play money is shown too
public record UsageFilter(LocalDate from, LocalDate to, boolean demo) {}
