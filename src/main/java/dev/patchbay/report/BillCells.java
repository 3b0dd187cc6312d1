package dev.patchbay.report;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates and money as providers write them.
final class BillCells {
    private static final DateTimeFormatter WITH_SPACE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH);

    private BillCells() {}

    /// When a row was.
    ///
    /// @param offset of its time, as it says itself; null where it says none: then it is UTC
    record When(LocalDateTime at, @Nullable ZoneOffset offset) {

        /// Whether the row can stand for a whole day.
        boolean midnight() {
            return at.toLocalTime().equals(LocalTime.MIDNIGHT);
        }

        LocalDate dayIn(ZoneOffset other) {
            return offset == null
                    ? at.toLocalDate()
                    : at.atOffset(offset).withOffsetSameInstant(other).toLocalDate();
        }
    }

    /// @throws BadBillException if it is none, or can be read in two ways
    static When when(String cell, long line) throws BadBillException {
        String text = cell.strip();
        if (text.matches("\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}.*")) {
            throw BadBillException.of(
                    "Line " + line + ": the date " + text
                            + " can be read in two ways, with the day or the month first. Export the file with dates like 2026-11-23.");
        }
        try {
            return parsed(text);
        } catch (DateTimeException e) {
            throw BadBillException.of("Line " + line + ": \"" + shown(text) + "\" is not a date.");
        }
    }

    private static When parsed(String text) {
        if (text.matches("\\d{8}")) {
            return whole(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        }
        if (text.matches("\\d{10}(\\.\\d+)?") || text.matches("\\d{13}")) {
            long number = Long.parseLong(text.replaceAll("\\..*", ""));
            Instant instant = text.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            return new When(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC);
        }
        String date = text.replace('/', '-');
        if (date.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return whole(LocalDate.parse(date));
        }
        if (date.matches("[A-Z][a-z]{2} \\d{1,2}, \\d{4}")) {
            return whole(LocalDate.parse(date, IN_WORDS));
        }
        String time = date.replaceFirst(" (UTC|Z|\\+00:?00)$", "Z");
        if (time.matches(".*(Z|[+-]\\d{2}:\\d{2})$")) {
            OffsetDateTime at = OffsetDateTime.parse(time.replace(' ', 'T'));
            return new When(at.toLocalDateTime(), at.getOffset());
        }
        return new When(time.contains("T") ? LocalDateTime.parse(time) : LocalDateTime.parse(time, WITH_SPACE), null);
    }

    private static When whole(LocalDate day) {
        return new When(day.atStartOfDay(), null);
    }

    /// @param decimalComma whether 1.234,50 is meant where there are commas
    /// @throws BadBillException if it is no amount
    static BigDecimal usd(String cell, boolean decimalComma, long line) throws BadBillException {
        String text = cell.strip()
                .replaceFirst("(?i)\\s*USD$|^USD\\s*|^US\\$", "")
                .replace("$", "")
                .strip();
        boolean owed = text.startsWith("(") && text.endsWith(")");
        String number = owed ? "-" + text.substring(1, text.length() - 1) : text;
        if (number.isEmpty() || number.equals("-")) {
            return BigDecimal.ZERO;
        }
        if (decimalComma && number.contains(",")) {
            number = number.replace(".", "").replace(',', '.');
        } else if (number.matches("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?")) {
            number = number.replace(",", "");
        }
        if (!number.matches("[+-]?(\\d{1,15}\\.?\\d{0,60}|\\.\\d{1,60})([eE][+-]?\\d{1,2})?")) {
            throw BadBillException.of("Line " + line + ": \"" + shown(cell) + "\" is not an amount of US dollars.");
        }
        return new BigDecimal(number);
    }

    static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
