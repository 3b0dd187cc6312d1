package dev.patchbay.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Rows of CSV as bytes of UTF-8, for exports of millions: cell after cell into one buffer that is used again, a text
/// or a rate that comes again and again formatted once. Numbers, ids and times never need quotes; what texts need is
/// FastCSV's affair. Used by one thread.
final class CsvBytes {
    private static final int REMEMBERED = 2_000;
    private static final long DAY = 86_400;
    private static final int LOW_DIGITS = 15;
    private static final long[] TEN_TO =
            LongStream.iterate(1, power -> power * 10).limit(19).toArray();
    private static final BigInteger LOW = BigInteger.valueOf(TEN_TO[LOW_DIGITS]);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final ZoneId zone;
    private final Map<String, byte[]> texts = new HashMap<>();
    private final Map<String, byte[]> words = new HashMap<>();
    private final Map<BigDecimal, byte[]> rates = new HashMap<>();
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean rowBegun;
    private long dateOf = Long.MIN_VALUE;
    private byte[] date = {};
    private long offsetFrom = Long.MAX_VALUE;
    private long offsetUntil = Long.MIN_VALUE;
    private int offsetSeconds;
    private byte[] offset = {};

    /// @param zone in which times are written
    CsvBytes(ZoneId zone) {
        this.zone = zone;
    }

    /// Any text: made harmless, quoted where need be.
    CsvBytes text(@Nullable String text) {
        cell();
        if (text != null) {
            append(remembered(texts, text, Csv::cell));
        }
        return this;
    }

    /// A text that is another one in every row.
    CsvBytes uniqueText(@Nullable String text) {
        if (text == null || !isPlain(text)) {
            return text(text);
        }
        cell();
        append(text);
        return this;
    }

    /// A constant of the ledger, in small letters.
    CsvBytes word(@Nullable String constant) {
        cell();
        if (constant != null) {
            append(remembered(words, constant, word -> word.toLowerCase(Locale.ROOT)));
        }
        return this;
    }

    CsvBytes number(long number) {
        cell();
        if (number < 0) {
            append(Long.toString(number));
        } else {
            digits(number, 1);
        }
        return this;
    }

    CsvBytes empty() {
        cell();
        return this;
    }

    CsvBytes flag(boolean flag) {
        cell();
        append(flag ? "true" : "false");
        return this;
    }

    /// Plain, without zeros at its end.
    CsvBytes decimal(@Nullable BigDecimal decimal) {
        cell();
        if (decimal != null) {
            appendPlain(decimal);
        }
        return this;
    }

    /// As [#decimal], for the few values that come in every row.
    CsvBytes rate(@Nullable BigDecimal rate) {
        cell();
        if (rate != null) {
            byte[] known = rates.get(rate);
            if (known == null) {
                int start = length;
                appendPlain(rate);
                known = Arrays.copyOfRange(bytes, start, length);
                remember(rates, rate, known);
            } else {
                append(known);
            }
        }
        return this;
    }

    CsvBytes day(@Nullable LocalDate day) {
        cell();
        if (day != null) {
            append(date(day.toEpochDay()));
        }
        return this;
    }

    /// ISO 8601 with the offset that the zone had then.
    CsvBytes time(OffsetDateTime time) {
        cell();
        long second = time.toEpochSecond();
        findOffset(second);
        long local = second + offsetSeconds;
        int ofDay = (int) Math.floorMod(local, DAY);
        append(date(Math.floorDiv(local, DAY)));
        add('T');
        digits(ofDay / 3_600, 2);
        add(':');
        digits(ofDay / 60 % 60, 2);
        add(':');
        digits(ofDay % 60, 2);
        if (time.getNano() > 0) {
            add('.');
            digits(time.getNano(), 9);
            trimZeros();
        }
        append(offset);
        return this;
    }

    /// The zone is asked again only where its offset has changed.
    private void findOffset(long second) {
        if (second >= offsetFrom && second < offsetUntil) {
            return;
        }
        ZoneRules rules = zone.getRules();
        Instant at = Instant.ofEpochSecond(second);
        ZoneOffset now = rules.getOffset(at);
        ZoneOffsetTransition next = rules.nextTransition(at);
        offsetFrom = second;
        offsetUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        offsetSeconds = now.getTotalSeconds();
        offset = now.getId().getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] date(long epochDay) {
        if (epochDay != dateOf) {
            dateOf = epochDay;
            date = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.US_ASCII);
        }
        return date;
    }

    CsvBytes id(@Nullable UUID id) {
        cell();
        if (id != null) {
            ensure(36);
            long high = id.getMostSignificantBits();
            long low = id.getLeastSignificantBits();
            hex(high >>> 32, 8);
            add('-');
            hex(high >>> 16, 4);
            add('-');
            hex(high, 4);
            add('-');
            hex(low >>> 48, 4);
            add('-');
            hex(low, 12);
        }
        return this;
    }

    void endRow() {
        add('\r');
        add('\n');
        rowBegun = false;
    }

    /// What was written since the last call.
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    private void cell() {
        if (rowBegun) {
            add(',');
        }
        rowBegun = true;
    }

    private void appendPlain(BigDecimal decimal) {
        BigInteger unscaled = decimal.unscaledValue();
        int scale = decimal.scale();
        if (scale <= 0 || unscaled.signum() <= 0) {
            append(decimal.signum() == 0 ? "0" : Csv.plain(decimal));
            return;
        }
        BigInteger[] parts = unscaled.divideAndRemainder(LOW);
        if (parts[0].bitLength() > 63 || scale < LOW_DIGITS) {
            append(Csv.plain(decimal));
            return;
        }
        place(parts[0].longValue(), parts[1].longValue(), scale);
    }

    /// Writes `high` and the 15 digits of `low` with the point before the last `scale` digits: so the digits of a
    /// number of 30 decimals are found in machine words.
    private void place(long high, long low, int scale) {
        int point = scale - LOW_DIGITS; // decimals in `high`
        ensure(2 * 20 + scale);
        long divisor = point <= 18 ? TEN_TO[point] : 0;
        digits(divisor == 0 ? 0 : high / divisor, 1);
        add('.');
        if (point > 0) {
            digits(divisor == 0 ? high : high % divisor, point);
        }
        digits(low, LOW_DIGITS);
        trimZeros();
    }

    private void trimZeros() {
        while (bytes[length - 1] == '0') {
            length--;
        }
        if (bytes[length - 1] == '.') {
            length--;
        }
    }

    private void digits(long number, int atLeast) {
        ensure(Math.max(20, atLeast));
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        int end = length + Math.max(count, atLeast);
        long rest = number;
        for (int at = end - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
    }

    private void hex(long value, int digits) {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (value >>> shift) & 15];
        }
    }

    private void add(char one) {
        ensure(1);
        bytes[length++] = (byte) one;
    }

    private void append(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    @SuppressWarnings("deprecation") // exact and fast for ASCII, which this is
    private void append(String ascii) {
        ensure(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            if (!plain && (c != '-' || i == 0)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] remembered(Map<String, byte[]> known, String text, UnaryOperator<String> cell) {
        byte[] bytes = known.get(text);
        if (bytes == null) {
            bytes = cell.apply(text).getBytes(StandardCharsets.UTF_8);
            remember(known, text, bytes);
        }
        return bytes;
    }

    private static <T> void remember(Map<T, byte[]> known, T value, byte[] bytes) {
        if (known.size() == REMEMBERED) {
            known.clear();
        }
        known.put(value, bytes);
    }
}
