package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PeakHours;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Rates;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the periods of one entry.
final class PeriodReader {
    private final ModelId model;
    private final PriceOrigin origin;
    private final String mark;

    PeriodReader(ModelId model, PriceOrigin origin, String mark) {
        this.model = model;
        this.origin = origin;
        this.mark = mark;
    }

    /// Oldest first.
    List<Price> read(JsonNode periods) throws InvalidEntryException {
        var prices = new ArrayList<Price>();
        for (JsonNode period : periods) {
            prices.add(price(period));
        }
        prices.sort(Comparator.comparing(Price::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (int next = 1; next < prices.size(); next++) {
            Instant end = prices.get(next - 1).to();
            Instant begin = prices.get(next).from();
            if (end == null || begin == null || begin.isBefore(end)) {
                throw new InvalidEntryException("its periods overlap at " + (begin == null ? "the start" : begin));
            }
        }
        return prices;
    }

    private Price price(JsonNode json) throws InvalidEntryException {
        Rates base = RateReader.read(json.path("rates"), null);
        Instant from = instant(json, "effective_from");
        Instant to = instant(json, "effective_to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidEntryException("a period ends at " + to + ", before it begins");
        }
        String start = from == null ? "start" : json.path("effective_from").asString();
        return new Price(
                model + "@" + mark + start,
                model,
                base,
                tiers(json.path("tiers"), base),
                peak(json, base),
                from,
                to,
                origin);
    }

    private static List<Price.Tier> tiers(JsonNode json, Rates base) throws InvalidEntryException {
        var tiers = new ArrayList<Price.Tier>();
        for (JsonNode tier : json) {
            JsonNode above = tier.path("above_input_tokens");
            if (!above.isIntegralNumber() || !above.canConvertToLong() || above.asLong() < 0) {
                throw new InvalidEntryException("above_input_tokens of a tier is not a count: " + above);
            }
            tiers.add(new Price.Tier(above.asLong(), RateReader.read(tier.path("rates"), base)));
        }
        tiers.sort(Comparator.comparingLong(Price.Tier::aboveInputTokens));
        if (tiers.stream().map(Price.Tier::aboveInputTokens).distinct().count() < tiers.size()) {
            throw new InvalidEntryException("two tiers begin at the same size");
        }
        return tiers;
    }

    private static @Nullable PeakHours peak(JsonNode period, Rates base) throws InvalidEntryException {
        JsonNode json = period.path("time_of_day");
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        if (!json.path("default").asString("off-peak").equals("off-peak")) {
            throw new InvalidEntryException("time_of_day with the default " + json.path("default") + " is not known");
        }
        try {
            var windows = new ArrayList<PeakHours.Window>();
            for (JsonNode window : json.path("windows")) {
                windows.add(window(window));
            }
            var offPeak = new HashSet<LocalDate>();
            json.path("off_peak_dates").forEach(date -> offPeak.add(LocalDate.parse(date.asString())));
            return new PeakHours(
                    ZoneId.of(json.path("calendar").asString("UTC")),
                    windows,
                    offPeak,
                    RateReader.read(json.path("peak_rates"), base));
        } catch (DateTimeException e) {
            throw new InvalidEntryException("time_of_day cannot be read: " + e.getMessage());
        }
    }

    private static PeakHours.Window window(JsonNode json) throws InvalidEntryException {
        LocalTime from = LocalTime.parse(json.path("utc_from").asString(""));
        LocalTime to = LocalTime.parse(json.path("utc_to").asString(""));
        if (!from.isBefore(to)) {
            throw new InvalidEntryException("peak hours end at " + to + ", before they begin");
        }
        return new PeakHours.Window(days(json.path("days").asString("daily")), from, to);
    }

    /// `daily`, `Mon-Fri`, `Sat,Sun`.
    private static Set<DayOfWeek> days(String text) throws InvalidEntryException {
        if (text.equals("daily")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = day(ends[0]); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) throws InvalidEntryException {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new InvalidEntryException("days of peak hours cannot be read: " + name);
    }

    /// A date alone is its first instant, UTC.
    static @Nullable Instant instant(JsonNode entry, String name) throws InvalidEntryException {
        JsonNode json = entry.path(name);
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        try {
            String text = json.asString("");
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidEntryException(name + " is not a date: " + json);
        }
    }
}
