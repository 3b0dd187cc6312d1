package dev.patchbay.provider.openai;

import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Usage;
import dev.patchbay.provider.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Sorts the tokens of a `usage` object into buckets that do not overlap.
final class OpenAiUsage {
    private static final int TICKS_PER_DOLLAR_DIGITS = 10;

    private OpenAiUsage() {}

    /// @return null if it holds no usable counts: a guess would be worse than none
    static @Nullable Usage read(JsonNode usage, Dialect dialect) {
        Long prompt = count(usage.path("prompt_tokens"));
        Long completion = count(usage.path("completion_tokens"));
        if (prompt == null || completion == null) {
            return null;
        }
        long cached = cached(usage);
        long written = orZero(count(usage.path("prompt_tokens_details").path("cache_write_tokens")));
        Long reasoning = count(usage.path("completion_tokens_details").path("reasoning_tokens"));
        long output =
                dialect.outputIsTotalMinusPrompt() ? output(usage, prompt, completion, orZero(reasoning)) : completion;
        boolean consistent = cached + written <= prompt && orZero(reasoning) <= output;
        return new Usage(
                Math.max(0, prompt - cached - written),
                cached,
                written,
                0,
                output,
                reasoning,
                consistent,
                reportedUsd(usage),
                usage.toString());
    }

    private static long cached(JsonNode usage) {
        Long cached = count(usage.path("prompt_tokens_details").path("cached_tokens"));
        if (cached == null) {
            cached = count(usage.path("prompt_cache_hit_tokens"));
        }
        return orZero(cached == null ? count(usage.path("num_cached_tokens")) : cached);
    }

    /// Where reasoning lies outside `completion_tokens`, the total still holds it.
    private static long output(JsonNode usage, long prompt, long completion, long reasoning) {
        Long total = count(usage.path("total_tokens"));
        return total == null ? completion + reasoning : Math.max(completion, total - prompt);
    }

    /// OpenRouter and others name dollars, Perplexity an object with the sum, xAI ticks of 1e-10 dollars.
    private static @Nullable BigDecimal reportedUsd(JsonNode usage) {
        BigDecimal ticks = Json.amount(usage.path("cost_in_usd_ticks"));
        if (ticks != null) {
            return ticks.movePointLeft(TICKS_PER_DOLLAR_DIGITS);
        }
        JsonNode cost = usage.path("cost").isObject() ? usage.path("cost").path("total_cost") : usage.path("cost");
        BigDecimal named = Json.amount(cost);
        if (named == null) {
            return null;
        }
        // With a key of the user's own behind the gateway, `cost` is the gateway's fee alone.
        BigDecimal upstream = Json.amount(usage.path("cost_details").path("upstream_inference_cost"));
        return usage.path("is_byok").asBoolean(false) && upstream != null ? named.add(upstream) : named;
    }

    /// Of what is paid for, nothing is guessed: a count in quotation marks is none.
    private static @Nullable Long count(JsonNode node) {
        return node.isNumber() ? Json.count(node) : null;
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    /// Whether [#read] can read it: a poorer one must not take the place of a good one.
    static boolean present(JsonNode node) {
        return count(node.path("prompt_tokens")) != null && count(node.path("completion_tokens")) != null;
    }
}
