package dev.patchbay.ui.providers;

import dev.patchbay.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// When something was checked, as one says it.
final class CheckedText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private CheckedText() {}

    static String of(Instant checked, Instant now, ZoneId zone, Words words) {
        long minutes = Duration.between(checked, now).toMinutes();
        if (minutes < 1) {
            return words.get("providers.when.now");
        }
        if (minutes < 60) {
            return words.get("providers.when.minutes", minutes);
        }
        ZonedDateTime at = checked.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (at.toLocalDate().equals(today)) {
            return words.get("providers.when.today", at.format(TIME));
        }
        return words.get("providers.when.day", at.format(DAY));
    }
}
