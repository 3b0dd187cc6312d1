package dev.patchbay.text;

import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers for reading. Rounding happens here and nowhere else: what is stored and summed stays exact.
public final class Figures {
    private static final int ANSWER_DECIMALS = 4;
    private static final int TOTAL_DECIMALS = 2;
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH);

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Figures() {}

    /// Money of an answer, a conversation or a table row: 4 decimals, `<$0.0001` if smaller but not zero.
    public static String answer(BigDecimal usd) {
        return dollars(usd, ANSWER_DECIMALS);
    }

    /// Money of a budget or a total against a cap: 2 decimals, `<$0.01` if smaller but not zero.
    public static String total(BigDecimal usd) {
        return dollars(usd, TOTAL_DECIMALS);
    }

    /// Money to its last digit: for tooltips and details.
    public static String exact(BigDecimal usd) {
        BigDecimal stripped = usd.stripTrailingZeros();
        return sign(usd) + "$"
                + stripped.abs()
                        .setScale(Math.max(TOTAL_DECIMALS, stripped.scale()))
                        .toPlainString();
    }

    /// A cap as it was set: `$5.00`, `$1,500.00`, `$0.0125`.
    public static String cap(BigDecimal usd) {
        return usd.stripTrailingZeros().scale() > TOTAL_DECIMALS ? exact(usd) : total(usd);
    }

    /// The cost of an answer: `$0.0024`, `~$0.0024` where it is an estimate, "" where no price is known.
    public static String cost(Cost cost) {
        BigDecimal usd = cost.usd();
        if (usd == null) {
            return "";
        }
        return cost.status() == CostStatus.ESTIMATED ? "~" + answer(usd) : answer(usd);
    }

    /// `1,240`.
    public static String count(long number) {
        return format("#,##0", BigDecimal.valueOf(number));
    }

    /// `0.58 s`, `12.3 s`, `2 min 5 s`.
    public static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds >= 60) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        BigDecimal exact = BigDecimal.valueOf(time.toMillis()).movePointLeft(3);
        if (seconds >= 10 || exact.stripTrailingZeros().scale() <= 0) {
            return format("0.#", exact) + " s";
        }
        return format("0.00", exact) + " s";
    }

    /// `14:05:30` on the user's clock; `23 Nov, 14:05:30` on another day than that of `now`.
    public static String moment(Instant time, Instant now) {
        ZonedDateTime at = time.atZone(ZoneId.systemDefault());
        boolean today = at.toLocalDate().equals(LocalDate.ofInstant(now, at.getZone()));
        return (today ? TIME_OF_DAY : DAY_AND_TIME).format(at);
    }

    /// `23 Nov 2026, 14:05` on the user's clock.
    public static String dayAndTime(Instant time) {
        return FULL.format(time.atZone(ZoneId.systemDefault()));
    }

    /// `812 kB`, `1.2 MB`.
    public static String size(long bytes) {
        return bytes < 1_000_000
                ? format("#,##0", BigDecimal.valueOf((bytes + 999) / 1000)) + " kB"
                : format("#,##0.0", BigDecimal.valueOf(bytes).movePointLeft(6)) + " MB";
    }

    /// A wait in whole seconds, rather too long than too short: `3 s`, `1 min 5 s`.
    public static String wait(Duration time) {
        return duration(Duration.ofSeconds(time.plusMillis(999).toSeconds()));
    }

    /// Tokens per second: `88`, or `8.8` when slow.
    public static String speed(double tokensPerSecond) {
        return format(tokensPerSecond < 10 ? "0.0" : "#,##0", BigDecimal.valueOf(tokensPerSecond));
    }

    /// `60.7%`; `part` of nothing is 0%.
    public static String percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return "0.0%";
        }
        return format("0.0", part.multiply(BigDecimal.valueOf(100)).divide(whole, 4, RoundingMode.HALF_UP)) + "%";
    }

    /// A rate in US dollars per 1,000,000 tokens: `$2.50`.
    public static String rate(BigDecimal usdPerMtok) {
        return exact(usdPerMtok);
    }

    private static String dollars(BigDecimal usd, int decimals) {
        BigDecimal smallest = BigDecimal.ONE.movePointLeft(decimals);
        if (usd.signum() != 0 && usd.abs().compareTo(smallest) < 0) {
            return "<$" + smallest.toPlainString();
        }
        return sign(usd) + "$" + format(decimals == ANSWER_DECIMALS ? "#,##0.0000" : "#,##0.00", usd.abs());
    }

    private static String sign(BigDecimal usd) {
        return usd.signum() < 0 ? "−" : "";
    }

    private static String format(String pattern, BigDecimal number) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
