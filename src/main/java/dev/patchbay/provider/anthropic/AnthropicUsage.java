package dev.patchbay.provider.anthropic;

import dev.patchbay.domain.Usage;
import dev.patchbay.provider.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The usage of one answer. A stream reports it twice; the later value of each field holds, nothing is added.
final class AnthropicUsage {
    /// What is kept of a report, in fields and in characters of one of them: a dozen short ones are sent.
    private static final int MOST_FIELDS = 64;

    private static final int LONGEST_FIELD = 1_000;

    private final ObjectNode latest = Json.object();

    void merge(JsonNode usage) {
        usage.properties().stream()
                .filter(field -> !field.getValue().isNull() && fits(field.getKey(), field.getValue()))
                .forEach(field -> latest.set(field.getKey(), field.getValue()));
    }

    private boolean fits(String name, JsonNode value) {
        boolean room = latest.size() < MOST_FIELDS || latest.has(name);
        return room && name.length() + value.toString().length() <= LONGEST_FIELD;
    }

    /// `input_tokens` leaves caches out here; cache writes are of 5 minutes unless itemised otherwise.
    ///
    /// @return null if nothing usable was reported
    @Nullable
    Usage read() {
        Long input = count("input_tokens");
        Long output = count("output_tokens");
        if (input == null || output == null) {
            return null;
        }
        long read = orZero(count("cache_read_input_tokens"));
        long written = orZero(count("cache_creation_input_tokens"));
        JsonNode itemised = latest.path("cache_creation");
        long hour = orZero(count(itemised.path("ephemeral_1h_input_tokens")));
        long fiveMinutes = orZero(count(itemised.path("ephemeral_5m_input_tokens")));
        Long thinking = count(latest.path("output_tokens_details").path("thinking_tokens"));
        return new Usage(
                input,
                read,
                Math.max(fiveMinutes, written - hour),
                hour,
                output,
                thinking,
                hour + fiveMinutes <= written && orZero(thinking) <= output,
                null,
                latest.toString());
    }

    private @Nullable Long count(String name) {
        return count(latest.path(name));
    }

    /// Of what is paid for, nothing is guessed: a count in quotation marks is none.
    private static @Nullable Long count(JsonNode node) {
        return node.isNumber() ? Json.count(node) : null;
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
