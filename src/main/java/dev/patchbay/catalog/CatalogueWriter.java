package dev.patchbay.catalog;

import dev.patchbay.domain.Capability;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.PeakHours;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes entries in the form that [CatalogueReader] reads.
public final class CatalogueWriter {
    private CatalogueWriter() {}

    /// One model as one line of JSON.
    public static String entry(ModelEntry entry) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        Model model = entry.model();
        json.put("provider", model.id().provider().value());
        json.put("id", model.id().name());
        json.put("display_name", model.displayName());
        ArrayNode aliases = json.putArray("aliases");
        model.aliases().forEach(aliases::add);
        json.put("status", model.status().name().toLowerCase(Locale.ROOT));
        json.put("shutdown_date", text(model.shutdown()));
        json.put("replacement", model.replacement());
        json.put("context_window", model.contextWindow());
        json.put("max_output_tokens", model.maxOutputTokens());
        ObjectNode capabilities = json.putObject("capabilities");
        for (Capability each : Capability.values()) {
            capabilities.put(
                    each.name().toLowerCase(Locale.ROOT), model.capabilities().contains(each));
        }
        ArrayNode prices = json.putArray("prices");
        entry.prices().forEach(price -> write(price, prices.addObject()));
        return json.toString();
    }

    private static void write(Price price, ObjectNode json) {
        json.put("effective_from", text(price.from()));
        json.put("effective_to", text(price.to()));
        write(price.rates(), json.putObject("rates"));
        ArrayNode tiers = json.putArray("tiers");
        for (Price.Tier tier : price.tiers()) {
            ObjectNode one = tiers.addObject();
            one.put("above_input_tokens", tier.aboveInputTokens());
            write(tier.rates(), one.putObject("rates"));
        }
        if (price.peak() != null) {
            write(price.peak(), json.putObject("time_of_day"));
        }
    }

    private static void write(PeakHours peak, ObjectNode json) {
        json.put("calendar", peak.calendar().getId());
        ArrayNode windows = json.putArray("windows");
        for (PeakHours.Window window : peak.windows()) {
            windows.addObject()
                    .put(
                            "days",
                            window.days().stream()
                                    .sorted()
                                    .map(CatalogueWriter::day)
                                    .collect(Collectors.joining(",")))
                    .put("utc_from", window.from().toString())
                    .put("utc_to", window.to().toString());
        }
        ArrayNode dates = json.putArray("off_peak_dates");
        peak.offPeakDates().stream().sorted().forEach(date -> dates.add(date.toString()));
        write(peak.rates(), json.putObject("peak_rates"));
    }

    private static void write(Rates rates, ObjectNode json) {
        put(json, "input", rates.input());
        put(json, "output", rates.output());
        put(json, "cached_input", rates.cachedInput());
        put(json, "cache_write_5m", rates.cacheWrite5m());
        put(json, "cache_write_1h", rates.cacheWrite1h());
    }

    private static void put(ObjectNode json, String name, @Nullable BigDecimal rate) {
        if (rate != null) {
            json.put(name, rate.toPlainString());
        }
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
