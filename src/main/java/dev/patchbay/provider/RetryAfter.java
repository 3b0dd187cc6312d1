package dev.patchbay.provider;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long a provider asks to wait, from the many headers that say so.
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int EPOCH_MILLIS_DIGITS = 13;
    private static final int EPOCH_SECONDS_DIGITS = 10;

    /// Names of `remaining` and of `reset`, in that order, with what they have in common.
    private static final List<List<String>> LIMITS = List.of(
            List.of("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
            List.of("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
            List.of("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"),
            List.of("anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"),
            List.of("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
            List.of("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"));

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,15})?)\\s*([a-z]+)[\\s,]*");

    private RetryAfter() {}

    /// @param limited whether a limit was reached: only then do the times count at which limits begin anew
    /// @return null if no header says
    static @Nullable Duration of(HttpHeaders headers, boolean limited, Instant now) {
        Instant clock = serverTime(headers, now);
        Duration named = longest(millis(number(header(headers, "retry-after-ms"))), retryAfter(headers, clock));
        return named != null || !limited ? named : resets(headers, clock);
    }

    /// A span of time as providers write it: "6ms", "21.322499999s", "1m30s", "5 minutes".
    ///
    /// @return null if `text` is none
    static @Nullable Duration span(String text) {
        Matcher amount = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
        var total = BigDecimal.ZERO;
        int end = 0;
        while (amount.find() && amount.start() == end) {
            end = amount.end();
            BigDecimal unit = millisOf(amount.group(2));
            if (unit == null) {
                return null;
            }
            total = total.add(new BigDecimal(amount.group(1)).multiply(unit));
        }
        boolean whole = end > 0 && end == text.strip().length();
        return whole ? millis(total) : null;
    }

    /// @return null for a unit that is not known
    private static @Nullable BigDecimal millisOf(String unit) {
        return switch (unit) {
            case "ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds" -> BigDecimal.ONE;
            case "s", "sec", "secs", "second", "seconds" -> BigDecimal.valueOf(1_000);
            case "m", "min", "mins", "minute", "minutes" -> BigDecimal.valueOf(60_000);
            case "h", "hr", "hrs", "hour", "hours" -> BigDecimal.valueOf(3_600_000);
            case "d", "day", "days" -> BigDecimal.valueOf(86_400_000);
            default -> null;
        };
    }

    /// Seconds, a span, or the HTTP date until which to wait.
    private static @Nullable Duration retryAfter(HttpHeaders headers, Instant clock) {
        String text = header(headers, "retry-after");
        if (text == null) {
            return null;
        }
        BigDecimal seconds = number(text);
        if (seconds != null) {
            return millis(seconds.scaleByPowerOfTen(3));
        }
        Instant date = HttpDates.parse(text, clock);
        return date == null ? span(text) : between(clock, date);
    }

    /// Those limits of which nothing remains are what one waits for, the longest of them.
    private static @Nullable Duration resets(HttpHeaders headers, Instant clock) {
        Stream<String> exhausted = LIMITS.stream()
                .filter(limit -> "0".equals(header(headers, limit.getFirst())))
                .map(limit -> header(headers, limit.getLast()));
        return Stream.concat(exhausted, Stream.ofNullable(header(headers, "x-ratelimit-reset")))
                .filter(Objects::nonNull)
                .flatMap(text -> Stream.ofNullable(reset(text, clock)))
                .max(Duration::compareTo)
                .orElse(null);
    }

    /// Anthropic names a time, OpenAI and Groq a span, OpenRouter the epoch's milliseconds.
    private static @Nullable Duration reset(String text, Instant clock) {
        BigDecimal number = number(text);
        if (number == null) {
            Instant time = isoTime(text);
            return time == null ? span(text) : between(clock, time);
        }
        int digits = number.precision() - number.scale();
        if (digits >= EPOCH_MILLIS_DIGITS) {
            return between(clock, Instant.ofEpochMilli(number.longValue()));
        }
        return digits >= EPOCH_SECONDS_DIGITS
                ? between(clock, Instant.ofEpochSecond(number.longValue()))
                : millis(number.scaleByPowerOfTen(3));
    }

    private static Instant serverTime(HttpHeaders headers, Instant now) {
        String date = header(headers, "date");
        Instant sent = date == null ? null : HttpDates.parse(date, now);
        return sent == null ? now : sent;
    }

    private static @Nullable String header(HttpHeaders headers, String name) {
        return headers.firstValue(name).map(String::strip).orElse(null);
    }

    /// As [#span]; a number without a unit is of seconds.
    static @Nullable Duration secondsOrSpan(String text) {
        BigDecimal seconds = number(text.strip());
        return seconds == null ? span(text) : millis(seconds.scaleByPowerOfTen(3));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,15}(\\.[0-9]{1,15})?") ? new BigDecimal(text) : null;
    }

    private static @Nullable Duration millis(@Nullable BigDecimal millis) {
        BigDecimal longest = BigDecimal.valueOf(LONGEST.toMillis());
        return millis == null ? null : Duration.ofMillis(millis.min(longest).longValue());
    }

    private static @Nullable Instant isoTime(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration between(Instant clock, Instant until) {
        return until.isBefore(clock) ? Duration.ZERO : limit(Duration.between(clock, until));
    }

    private static Duration limit(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable Duration longest(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
