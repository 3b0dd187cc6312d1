package dev.patchbay.store;

import dev.patchbay.domain.Budget;
import java.time.LocalDate;

/// A period of whole days in the stored time zone.
///
/// @param from first day
/// @param to   last day, inclusive
public record Days(LocalDate from, LocalDate to) {

    public static Days only(LocalDate day) {
        return new Days(day, day);
    }

    public static Days monthOf(LocalDate day) {
        return new Days(day.withDayOfMonth(1), day.withDayOfMonth(day.lengthOfMonth()));
    }

    /// The day or month that `day` lies in.
    public static Days of(Budget.Period period, LocalDate day) {
        return switch (period) {
            case DAY -> only(day);
            case MONTH -> monthOf(day);
        };
    }

    public boolean contain(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
