package dev.patchbay.provider.usage;

import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tells by the shape of a `usage` object which API it comes from, and sorts its tokens into buckets that do not
/// overlap. Only where reasoning is counted cannot be seen in the shape: that the dialect says.
public final class UsageReader {
    /// More tokens than one answer can have; sums of what the ledger keeps must fit a long.
    private static final long MOST_OF_ONE_ANSWER = 1_000_000_000_000_000L;

    private UsageReader() {}

    /// Reads `usage`; null, the JSON null and an object without counts are missing.
    public static UsageReport read(@Nullable JsonNode usage, Dialect dialect) {
        if (usage == null || usage.isNull() || usage.isMissingNode()) {
            return new UsageReport.Missing();
        }
        if (!usage.isObject()) {
            return new UsageReport.Refused("usage is not an object");
        }
        try {
            return counted(new Counts(usage), dialect);
        } catch (InvalidUsageException e) {
            return new UsageReport.Refused(String.valueOf(e.getMessage()));
        }
    }

    /// The usage of an answer, if it can be charged: complete, and no more than one answer can have. Null: an
    /// estimate of ours is better.
    public static @Nullable Usage ofAnswer(JsonNode usage, Dialect dialect) {
        return read(usage, dialect) instanceof UsageReport.Counted counted
                        && counted.complete()
                        && possible(counted.usage())
                ? counted.usage()
                : null;
    }

    private static UsageReport counted(Counts usage, Dialect dialect) throws InvalidUsageException {
        if (usage.has("prompt_tokens") || usage.has("completion_tokens") || usage.has("prompt_cache_hit_tokens")) {
            return OpenAiUsage.CHAT.read(usage, dialect);
        }
        if (usage.has("promptTokenCount") || usage.has("candidatesTokenCount")) {
            return GoogleUsage.read(usage);
        }
        if (usage.has("input_tokens") || usage.has("output_tokens")) {
            return usage.has("input_tokens_details")
                    ? OpenAiUsage.RESPONSES.read(usage, dialect)
                    : AnthropicUsage.read(usage);
        }
        return new UsageReport.Missing();
    }

    private static boolean possible(Usage usage) {
        return usage.totalInput() <= MOST_OF_ONE_ANSWER && usage.output() <= MOST_OF_ONE_ANSWER;
    }
}
