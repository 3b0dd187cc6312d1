package dev.patchbay.provider.anthropic;

import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Usage;
import dev.patchbay.provider.Json;
import dev.patchbay.provider.usage.UsageReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The usage of one answer. A stream reports it twice; the later value of each field holds, nothing is added.
final class LatestUsage {
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

    /// @return null if nothing usable was reported
    @Nullable
    Usage read() {
        return UsageReader.ofAnswer(latest, Dialect.ANTHROPIC);
    }
}
