package dev.patchbay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.backup.Backup.Kind;
import dev.patchbay.domain.DataCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void afterHalfAYearOfDailyBackupsThoseOfTheLastSevenDaysAndTheLastOfEachOfEightWeeksAreThere() {
        var there = new ArrayList<Backup>();
        LocalDate today = MONDAY;
        for (; today.isBefore(MONDAY.plusDays(180)); today = today.plusDays(1)) {
            there.add(backup(today, Kind.DAILY));
            there.removeAll(Kept.superfluous(there, today, ZONE));
        }

        LocalDate last = today.minusDays(1); // a Friday
        assertThat(last).isEqualTo(LocalDate.of(2026, 8, 28));
        assertThat(days(there))
                .containsExactly(
                        LocalDate.of(2026, 7, 12), // Sundays
                        LocalDate.of(2026, 7, 19),
                        LocalDate.of(2026, 7, 26),
                        LocalDate.of(2026, 8, 2),
                        LocalDate.of(2026, 8, 9),
                        LocalDate.of(2026, 8, 16),
                        LocalDate.of(2026, 8, 22), // seven days, a Sunday among them
                        LocalDate.of(2026, 8, 23),
                        LocalDate.of(2026, 8, 24),
                        LocalDate.of(2026, 8, 25),
                        LocalDate.of(2026, 8, 26),
                        LocalDate.of(2026, 8, 27),
                        LocalDate.of(2026, 8, 28));
    }

    @Test
    void oneThatWasMadeByHandOrBeforeAnUpgradeStays() {
        List<Backup> old = List.of(backup(MONDAY, Kind.BY_HAND), backup(MONDAY, Kind.UPGRADE));

        assertThat(Kept.superfluous(old, MONDAY.plusYears(1), ZONE)).isEmpty();
    }

    @Test
    void aDayEndsWhereTheUserIs() {
        Backup lateOnMonday = at("2026-03-02T22:59:00Z");
        Backup earlyOnTuesday = at("2026-03-02T23:01:00Z");

        assertThat(Kept.superfluous(List.of(lateOnMonday, earlyOnTuesday), MONDAY.plusDays(1), ZONE))
                .isEmpty();
    }

    private static List<LocalDate> days(List<Backup> backups) {
        return backups.stream()
                .map(backup -> LocalDate.ofInstant(backup.taken(), ZONE))
                .toList();
    }

    private static Backup backup(LocalDate day, Kind kind) {
        return new Backup(
                Path.of(day + ".zip"),
                day.atTime(LocalTime.NOON).atZone(ZONE).toInstant(),
                kind,
                1,
                new DataCounts(1, 1));
    }

    private static Backup at(String time) {
        return new Backup(Path.of(time + ".zip"), Instant.parse(time), Kind.DAILY, 1, new DataCounts(1, 1));
    }
}
