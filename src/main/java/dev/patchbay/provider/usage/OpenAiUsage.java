package dev.patchbay.provider.usage;

import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Usage;
import org.jspecify.annotations.Nullable;

/// Usage as OpenAI's two APIs and all that follow them count it: the prompt includes what was read from and written
/// to a cache. The fields that only some have are told by their names.
record OpenAiUsage(String prompt, String completion, String promptDetails, String completionDetails) {
    static final OpenAiUsage CHAT =
            new OpenAiUsage("prompt_tokens", "completion_tokens", "prompt_tokens_details", "completion_tokens_details");
    static final OpenAiUsage RESPONSES =
            new OpenAiUsage("input_tokens", "output_tokens", "input_tokens_details", "output_tokens_details");

    UsageReport read(Counts usage, Dialect dialect) throws InvalidUsageException {
        Long named = usage.count(prompt);
        Long miss = usage.count("prompt_cache_miss_tokens");
        long cached = cached(usage);
        long written = usage.in(promptDetails).orZero("cache_write_tokens");
        Long reasoning = usage.in(completionDetails).count("reasoning_tokens");
        Long whole = named != null || miss == null ? named : Long.valueOf(Counts.plus(cached, miss));
        Long output = output(usage, whole, reasoning, dialect);
        boolean complete = whole != null && output != null;
        long fresh = fresh(Counts.orZero(whole), cached, written);
        boolean consistent = complete
                && fresh >= 0
                && (miss == null || fresh == miss)
                && Counts.orZero(reasoning) <= Counts.orZero(output);
        var counted = new Usage(
                Math.max(Math.max(0, fresh), Counts.orZero(miss)),
                cached,
                written,
                0,
                Counts.orZero(output),
                reasoning,
                consistent,
                ReportedCost.of(usage.object()),
                usage.object().toString());
        return new UsageReport.Counted(counted, complete);
    }

    /// Some say it under two names; it is counted once.
    private long cached(Counts usage) throws InvalidUsageException {
        Long cached = usage.in(promptDetails).count("cached_tokens");
        if (cached == null) {
            cached = usage.count("prompt_cache_hit_tokens");
        }
        return Counts.orZero(cached == null ? usage.count("num_cached_tokens") : cached);
    }

    /// What is neither read from nor written to a cache; negative where the parts exceed the whole.
    private static long fresh(long prompt, long cached, long written) {
        return cached > prompt ? -1 : prompt - cached - written;
    }

    /// Where reasoning lies outside `completion_tokens`, the total still holds it. Null: nothing tells it.
    private @Nullable Long output(Counts usage, @Nullable Long prompt, @Nullable Long reasoning, Dialect dialect)
            throws InvalidUsageException {
        Long named = usage.count(completion);
        if (named != null && !dialect.outputIsTotalMinusPrompt()) {
            return named;
        }
        Long total = usage.count("total_tokens");
        if (prompt == null || total == null) {
            return named == null ? null : Long.valueOf(Counts.plus(named, Counts.orZero(reasoning)));
        }
        return Math.max(Counts.orZero(named), total - prompt);
    }
}
