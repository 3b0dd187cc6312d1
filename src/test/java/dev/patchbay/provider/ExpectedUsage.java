package dev.patchbay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares buckets with the totals that the recorded expectations name.
final class ExpectedUsage {
    private ExpectedUsage() {}

    static void check(@Nullable Usage usage, JsonNode expected) {
        if (expected.isNull() || expected.isEmpty()) {
            assertThat(usage).isNull();
            return;
        }
        assertThat(usage).isNotNull();
        assertThat(usage.totalInput())
                .as("input")
                .isEqualTo(expected.path("input_tokens").asLong());
        assertThat(usage.cachedInput())
                .as("cached")
                .isEqualTo(expected.path("cached_input_tokens").asLong(0));
        assertThat(usage.cacheWrite5m() + usage.cacheWrite1h())
                .as("written")
                .isEqualTo(expected.path("cache_write_tokens").asLong(0));
        assertThat(usage.output())
                .as("output")
                .isEqualTo(expected.path("output_tokens").asLong());
        assertThat(usage.reasoning())
                .as("reasoning")
                .isEqualTo(
                        expected.path("reasoning_tokens").isNumber()
                                ? expected.path("reasoning_tokens").asLong()
                                : null);
        JsonNode cost = expected.path("cost_usd").isObject()
                ? expected.path("cost_usd").path("total_cost")
                : expected.path("cost_usd");
        if (cost.isNumber()) {
            assertThat(usage.reportedUsd()).isEqualByComparingTo(cost.decimalValue());
        }
        assertThat(Json.isObject(usage.raw())).as("raw usage").isTrue();
    }
}
