package dev.patchbay.backup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which daily backups are kept: of each of the last 7 days and the last 8 weeks the newest one. Those made by hand or
/// before an upgrade are not thinned out.
final class Kept {
    private static final int DAYS = 7;
    private static final int WEEKS = 8;

    private Kept() {}

    /// @param all   in any order
    /// @param today in `zone`, in which days are counted
    /// @return those that may go
    static List<Backup> superfluous(List<Backup> all, LocalDate today, ZoneId zone) {
        List<Backup> daily = all.stream()
                .filter(backup -> backup.kind() == Backup.Kind.DAILY)
                .sorted(Comparator.comparing(Backup::taken).reversed())
                .toList();
        Set<LocalDate> days = new HashSet<>();
        Set<LocalDate> weeks = new HashSet<>();
        return daily.stream()
                .filter(backup -> {
                    LocalDate day = LocalDate.ofInstant(backup.taken(), zone);
                    boolean newestOfDay = days.add(day) && day.isAfter(today.minusDays(DAYS));
                    boolean newestOfWeek = weeks.add(monday(day))
                            && monday(day).isAfter(monday(today).minusWeeks(WEEKS));
                    return !newestOfDay && !newestOfWeek;
                })
                .toList();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(DayOfWeek.MONDAY);
    }
}
