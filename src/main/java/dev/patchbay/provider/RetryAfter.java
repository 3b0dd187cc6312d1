package dev.patchbay.provider;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long a provider asks to wait, from the many headers that say so.
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final List<String> ANTHROPIC_RESETS = List.of(
            "anthropic-ratelimit-requests",
            "anthropic-ratelimit-tokens",
            "anthropic-ratelimit-input-tokens",
            "anthropic-ratelimit-output-tokens");

    private RetryAfter() {}

    /// @return null if no header says
    static @Nullable Duration of(HttpHeaders headers, Instant now) {
        Instant clock = serverTime(headers, now);
        Duration named = longest(millis(header(headers, "retry-after-ms")), retryAfter(headers, clock));
        return named != null ? named : longest(reset(headers, clock), anthropicReset(headers, clock));
    }

    /// @return null unless `text` is a number of seconds, with or without decimals
    static @Nullable Duration seconds(@Nullable String text) {
        return text == null ? null : millis(number(text, 3));
    }

    /// Seconds, or the HTTP date until which to wait.
    private static @Nullable Duration retryAfter(HttpHeaders headers, Instant clock) {
        String text = header(headers, "retry-after");
        Duration seconds = seconds(text);
        Instant date = seconds == null && text != null ? httpDate(text) : null;
        return date == null ? seconds : between(clock, date);
    }

    /// OpenRouter names the time in epoch milliseconds.
    private static @Nullable Duration reset(HttpHeaders headers, Instant clock) {
        String text = header(headers, "x-ratelimit-reset");
        BigDecimal epoch = text == null ? null : number(text, 0);
        return epoch == null || epoch.precision() < 13 ? null : between(clock, Instant.ofEpochMilli(epoch.longValue()));
    }

    /// Anthropic names a time for each limit; those with nothing remaining are what one waits for.
    private static @Nullable Duration anthropicReset(HttpHeaders headers, Instant clock) {
        return ANTHROPIC_RESETS.stream()
                .filter(limit -> "0".equals(header(headers, limit + "-remaining")))
                .map(limit -> header(headers, limit + "-reset"))
                .filter(Objects::nonNull)
                .map(RetryAfter::isoTime)
                .flatMap(Stream::ofNullable)
                .map(time -> between(clock, time))
                .max(Duration::compareTo)
                .orElse(null);
    }

    private static Instant serverTime(HttpHeaders headers, Instant now) {
        String date = header(headers, "date");
        Instant sent = date == null ? null : httpDate(date);
        return sent == null ? now : sent;
    }

    private static @Nullable String header(HttpHeaders headers, String name) {
        return headers.firstValue(name).map(String::strip).orElse(null);
    }

    private static @Nullable BigDecimal number(String text, int scale) {
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,15})?") ? new BigDecimal(text).scaleByPowerOfTen(scale) : null;
    }

    private static @Nullable Duration millis(@Nullable String text) {
        return text == null ? null : millis(number(text, 0));
    }

    private static @Nullable Duration millis(@Nullable BigDecimal millis) {
        return millis == null ? null : limit(Duration.ofMillis(millis.longValue()));
    }

    private static @Nullable Instant httpDate(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
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
