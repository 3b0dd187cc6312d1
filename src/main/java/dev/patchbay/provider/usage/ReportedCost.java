package dev.patchbay.provider.usage;

import dev.patchbay.provider.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The cost that a provider itself names beside its counts.
final class ReportedCost {
    /// xAI: 1 tick is 1e-10 dollars.
    private static final int TICKS_PER_DOLLAR_DIGITS = 10;

    private ReportedCost() {}

    /// US dollars, or null where none is named, or not the whole. OpenRouter and others name dollars, Perplexity an
    /// object with the sum, xAI ticks.
    static @Nullable BigDecimal of(JsonNode usage) {
        BigDecimal ticks = Json.amount(usage.path("cost_in_usd_ticks"));
        if (ticks != null) {
            return ticks.movePointLeft(TICKS_PER_DOLLAR_DIGITS);
        }
        JsonNode cost = usage.path("cost").isObject() ? usage.path("cost").path("total_cost") : usage.path("cost");
        BigDecimal named = Json.amount(cost);
        if (named == null) {
            return null;
        }
        if (!usage.path("is_byok").asBoolean(false)) {
            return named;
        }
        // With a key of the user's own behind the gateway, `cost` is the gateway's fee alone: often 0.
        BigDecimal upstream = Json.amount(usage.path("cost_details").path("upstream_inference_cost"));
        return upstream == null ? null : named.add(upstream);
    }
}
