package dev.patchbay.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/// Hours in which other rates hold.
///
/// @param calendar     the zone whose date decides the weekday and the off-peak dates
/// @param offPeakDates dates of that calendar without any peak hour
/// @param rates        the rates inside the windows
public record PeakHours(ZoneId calendar, List<Window> windows, Set<LocalDate> offPeakDates, Rates rates) {

    public PeakHours {
        windows = List.copyOf(windows);
        offPeakDates = Set.copyOf(offPeakDates);
    }

    /// @param from UTC, inclusive
    /// @param to   UTC, exclusive; not after midnight
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Window {
            days = Set.copyOf(days);
        }
    }

    public boolean holdsAt(Instant instant) {
        LocalDate date = instant.atZone(calendar).toLocalDate();
        if (offPeakDates.contains(date)) {
            return false;
        }
        LocalTime utc = instant.atOffset(ZoneOffset.UTC).toLocalTime();
        return windows.stream()
                .anyMatch(window -> window.days().contains(date.getDayOfWeek())
                        && !utc.isBefore(window.from())
                        && utc.isBefore(window.to()));
    }
}
