package dev.patchbay.catalog;

import dev.patchbay.domain.Capability;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PeakHours;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of `models.json`: a model and its dated prices.
record ModelEntry(Model model, List<Price> prices) {

    static ModelEntry read(JsonNode json) {
        ModelId id =
                ModelId.of(json.path("provider").asString(), json.path("id").asString());
        Model model = new Model(
                id,
                json.path("name").asString(),
                Resources.strings(json.path("aliases")),
                Model.Status.valueOf(upper(json.path("status"))),
                instant(json.path("shutdown")),
                json.path("replacement").asString(null),
                json.has("context") ? json.path("context").asLong() : null,
                json.has("maxOutput") ? json.path("maxOutput").asInt() : null,
                json.path("can")
                        .valueStream()
                        .map(capability -> Capability.valueOf(upper(capability)))
                        .collect(Collectors.toSet()));
        String source = json.path("source").asString();
        return new ModelEntry(
                model,
                json.path("prices")
                        .valueStream()
                        .map(price -> price(id, price, source))
                        .toList());
    }

    private static Price price(ModelId model, JsonNode json, String source) {
        Rates base = rates(json.path("rates"), null);
        List<Price.Tier> tiers = json.path("tiers")
                .valueStream()
                .map(tier -> new Price.Tier(tier.path("above").asLong(), rates(tier.path("rates"), base)))
                .sorted(Comparator.comparingLong(Price.Tier::aboveInputTokens))
                .toList();
        String from = json.path("from").asString("start");
        return new Price(
                model + "@" + from,
                model,
                base,
                tiers,
                json.has("peak") ? peak(json.path("peak"), base) : null,
                instant(json.path("from")),
                instant(json.path("to")),
                source);
    }

    private static PeakHours peak(JsonNode json, Rates base) {
        return new PeakHours(
                ZoneId.of(json.path("calendar").asString()),
                json.path("windows").valueStream().map(ModelEntry::window).toList(),
                json.path("offPeak")
                        .valueStream()
                        .map(date -> LocalDate.parse(date.asString()))
                        .collect(Collectors.toSet()),
                rates(json.path("rates"), base));
    }

    private static PeakHours.Window window(JsonNode json) {
        Set<DayOfWeek> days = switch (json.path("days").asString()) {
            case "daily" -> EnumSet.allOf(DayOfWeek.class);
            case "Mon-Fri" -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
            case String other -> throw new IllegalArgumentException("Unknown days: " + other);
        };
        return new PeakHours.Window(
                days,
                LocalTime.parse(json.path("from").asString()),
                LocalTime.parse(json.path("to").asString()));
    }

    /// A rate that a tier or the peak hours leave out stays as in `base`.
    private static Rates rates(JsonNode json, @Nullable Rates base) {
        BigDecimal input = rate(json, "input", base == null ? null : base.input());
        BigDecimal output = rate(json, "output", base == null ? null : base.output());
        if (input == null || output == null) {
            throw new IllegalArgumentException("Rates without input or output: " + json);
        }
        return new Rates(
                input,
                output,
                rate(json, "cached", base == null ? null : base.cachedInput()),
                rate(json, "write5m", base == null ? null : base.cacheWrite5m()),
                rate(json, "write1h", base == null ? null : base.cacheWrite1h()));
    }

    private static @Nullable BigDecimal rate(JsonNode json, String name, @Nullable BigDecimal base) {
        JsonNode rate = json.path(name);
        return rate.isString() ? new BigDecimal(rate.asString()) : base;
    }

    /// A date alone is its first instant, UTC.
    private static @Nullable Instant instant(JsonNode json) {
        if (!json.isString()) {
            return null;
        }
        String text = json.asString();
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String upper(JsonNode json) {
        return json.asString().toUpperCase(Locale.ROOT);
    }
}
