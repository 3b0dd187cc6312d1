package dev.patchbay.ui.usage;

import dev.patchbay.text.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// The days that the panel shows.
///
/// @param to inclusive; of a month or a year its last day, even if that is still to come
record UsageRange(Kind kind, LocalDate from, LocalDate to) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int WEEK = 7;

    enum Kind {
        DAY,
        WEEK,
        MONTH,
        YEAR,
        OWN
    }

    /// As many days of now and of the period before it.
    record Pair(LocalDate from, LocalDate to, LocalDate beforeFrom, LocalDate beforeTo) {}

    static UsageRange day(LocalDate day) {
        return new UsageRange(Kind.DAY, day, day);
    }

    static UsageRange week(LocalDate last) {
        return new UsageRange(Kind.WEEK, last.minusDays(WEEK - 1), last);
    }

    static UsageRange month(YearMonth month) {
        return new UsageRange(Kind.MONTH, month.atDay(1), month.atEndOfMonth());
    }

    static UsageRange year(int year) {
        return new UsageRange(Kind.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /// In either order.
    static UsageRange own(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? own(other, one) : new UsageRange(Kind.OWN, one, other);
    }

    /// The range of the same kind before (-1) or after (1) it.
    UsageRange moved(int by) {
        return switch (kind) {
            case DAY -> day(from.plusDays(by));
            case WEEK -> week(to.plusDays((long) by * WEEK));
            case MONTH -> month(YearMonth.from(from).plusMonths(by));
            case YEAR -> year(from.getYear() + by);
            case OWN -> own(from.plusDays(by * days()), to.plusDays(by * days()));
        };
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /// What it can be compared with: the days that are over or under way, and equally many of the period before.
    Optional<Pair> pair(LocalDate today) {
        LocalDate last = to.isAfter(today) ? today : to;
        if (last.isBefore(from)) {
            return Optional.empty();
        }
        UsageRange before = moved(-1);
        long days = Math.min(ChronoUnit.DAYS.between(from, last) + 1, before.days());
        return Optional.of(new Pair(from, from.plusDays(days - 1), before.from, before.from.plusDays(days - 1)));
    }

    String words(Words words, LocalDate today) {
        return switch (kind) {
            case DAY -> from.equals(today) ? words.get("usage.range.today") : DAY.format(from);
            case WEEK ->
                to.equals(today) ? words.get("usage.range.week") : words.get("usage.range.days", span(from, to));
            case MONTH -> MONTH.format(from);
            case YEAR -> Integer.toString(from.getYear());
            case OWN -> span(from, to);
        };
    }

    /// As short as it is clear: `1–20 October 2026`.
    static String span(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return DAY.format(from);
        }
        if (YearMonth.from(from).equals(YearMonth.from(to))) {
            return from.getDayOfMonth() + "–" + DAY.format(to);
        }
        String first = from.getYear() == to.getYear() ? UsageNames.shortDay(from) : DAY.format(from);
        return first + " – " + DAY.format(to);
    }
}
