package dev.patchbay.ui.usage;

import dev.patchbay.domain.UsageFilter;
import dev.patchbay.text.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The days that the panel shows.
///
/// @param to inclusive; for a month its last day, even if that is still to come
record UsageRange(Kind kind, LocalDate from, LocalDate to) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    enum Kind {
        TODAY,
        WEEK,
        MONTH
    }

    static UsageRange today(LocalDate today) {
        return new UsageRange(Kind.TODAY, today, today);
    }

    static UsageRange week(LocalDate today) {
        return new UsageRange(Kind.WEEK, today.minusDays(6), today);
    }

    static UsageRange month(YearMonth month) {
        return new UsageRange(Kind.MONTH, month.atDay(1), month.atEndOfMonth());
    }

    UsageFilter filter(boolean demo) {
        return new UsageFilter(from, to, demo);
    }

    String words(Words words) {
        return switch (kind) {
            case TODAY -> words.get("usage.range.today");
            case WEEK -> words.get("usage.range.week");
            case MONTH -> MONTH.format(from);
        };
    }
}
