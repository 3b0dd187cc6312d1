package dev.patchbay.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The three forms of a date that RFC 9110 (section 5.6.7) tells a client to read.
final class HttpDates {
    private static final int YEARS_AHEAD = 50;

    private HttpDates() {}

    /// @param now tells which century the two digits of an old form's year mean
    /// @return null if `text` has none of the forms
    static @Nullable Instant parse(String text, Instant now) {
        int firstYear = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - 99;
        List<DateTimeFormatter> forms = List.of(
                english("EEE, d MMM uuuu HH:mm:ss 'GMT'"),
                new DateTimeFormatterBuilder()
                        .appendPattern("EEEE, dd-MMM-")
                        .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                        .appendPattern(" HH:mm:ss 'GMT'")
                        .toFormatter(Locale.ENGLISH),
                english("EEE MMM ppd HH:mm:ss uuuu"));
        for (DateTimeFormatter form : forms) {
            try {
                return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return null;
    }

    private static DateTimeFormatter english(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
