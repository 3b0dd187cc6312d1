package dev.patchbay.provider.usage;

import dev.patchbay.domain.Usage;

/// Usage as Anthropic counts it: `input_tokens` leaves caches out; writes are of 5 minutes unless itemised otherwise.
final class AnthropicUsage {
    private AnthropicUsage() {}

    static UsageReport read(Counts usage) throws InvalidUsageException {
        Long input = usage.count("input_tokens");
        Long output = usage.count("output_tokens");
        Counts itemised = usage.in("cache_creation");
        long hour = itemised.orZero("ephemeral_1h_input_tokens");
        long fiveMinutes = itemised.orZero("ephemeral_5m_input_tokens");
        Long sum = usage.count("cache_creation_input_tokens");
        long written = sum == null ? Counts.plus(hour, fiveMinutes) : sum;
        Long thinking = usage.in("output_tokens_details").count("thinking_tokens");
        boolean complete = input != null && output != null;
        var counted = new Usage(
                Counts.orZero(input),
                usage.orZero("cache_read_input_tokens"),
                Math.max(fiveMinutes, written - hour),
                hour,
                Counts.orZero(output),
                thinking,
                complete
                        && Counts.plus(hour, fiveMinutes) <= written
                        && Counts.orZero(thinking) <= Counts.orZero(output),
                null,
                usage.object().toString());
        return new UsageReport.Counted(counted, complete);
    }
}
