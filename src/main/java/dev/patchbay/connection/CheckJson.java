package dev.patchbay.connection;

import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ProviderId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A [Check] as it stands in `providers.json`.
final class CheckJson {
    private CheckJson() {}

    static void write(Check check, ObjectNode json) {
        json.put("at", check.at().toString());
        if (check.models() != null) {
            ArrayNode models = json.putArray("models");
            check.models().forEach(models::add);
        }
        var problem = check.problem();
        if (problem != null) {
            json.putObject("problem")
                    .put("kind", problem.kind().name())
                    .put("host", problem.host())
                    .put("status", problem.status())
                    .put("message", problem.message())
                    .put("type", problem.type())
                    .put("code", problem.code())
                    .put(
                            "retryAfter",
                            problem.retryAfter() == null
                                    ? null
                                    : problem.retryAfter().toString())
                    .put("raw", problem.raw())
                    .put("requestId", problem.requestId());
        }
    }

    /// @return empty if it cannot be understood: then the provider counts as never checked
    static Optional<Check> read(ProviderId id, JsonNode json) {
        try {
            Instant at = Instant.parse(json.path("at").asString(""));
            List<String> models = json.has("models")
                    ? json.path("models")
                            .valueStream()
                            .map(name -> name.asString(""))
                            .toList()
                    : null;
            return Optional.of(new Check(at, models, problem(id, json.path("problem"))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty(); // written by a later version, or by hand
        }
    }

    private static ChatFailure.@Nullable Provider problem(ProviderId id, JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        String wait = text(json, "retryAfter");
        return new ChatFailure.Provider(
                FailureKind.valueOf(json.path("kind").asString("")),
                id,
                null,
                json.path("host").asString(""),
                json.path("status").asInt(0),
                json.path("message").asString(""),
                text(json, "type"),
                text(json, "code"),
                wait == null ? null : Duration.parse(wait),
                json.path("raw").asString(""),
                text(json, "requestId"));
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).isString() ? json.path(field).asString() : null;
    }
}
