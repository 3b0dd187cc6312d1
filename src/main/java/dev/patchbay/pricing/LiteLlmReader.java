package dev.patchbay.pricing;

import dev.patchbay.catalog.ModelEntry;
import dev.patchbay.domain.Capability;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one entry of the LiteLLM price map: who answers, which model, what it costs. Source of the form: the map's
/// own `sample_spec`.
final class LiteLlmReader {
    private static final Set<String> MODES = Set.of("chat", "responses", "completion");

    /// Their names there and here; all others are left out.
    private static final Map<String, String> PROVIDERS = Map.ofEntries(
            Map.entry("openai", "openai"),
            Map.entry("text-completion-openai", "openai"),
            Map.entry("anthropic", "anthropic"),
            Map.entry("deepseek", "deepseek"),
            Map.entry("gemini", "google"),
            Map.entry("mistral", "mistral"),
            Map.entry("xai", "xai"),
            Map.entry("groq", "groq"),
            Map.entry("openrouter", "openrouter"),
            Map.entry("perplexity", "perplexity"),
            Map.entry("together_ai", "together"),
            Map.entry("zai", "zai"),
            Map.entry("vercel_ai_gateway", "vercel-gateway"));

    private static final Map<String, Capability> CAPABILITIES = Map.of(
            "supports_vision", Capability.VISION,
            "supports_function_calling", Capability.TOOLS,
            "supports_reasoning", Capability.REASONING,
            "supports_response_schema", Capability.JSON);

    private LiteLlmReader() {}

    /// @param key  the entry's name in the map, such as `openai/gpt-4o` or `gpt-4o`
    static ModelId id(String key, JsonNode entry) throws NotTakenException {
        String mode = entry.path("mode").asString("");
        if (!MODES.contains(mode)) {
            throw NotTakenException.leftOut(mode.isEmpty() ? "no mode" : "mode " + mode);
        }
        String theirs = entry.path("litellm_provider").asString("");
        String ours = PROVIDERS.get(theirs);
        if (ours == null) {
            throw NotTakenException.leftOut("provider " + (theirs.isEmpty() ? "unknown" : theirs));
        }
        String name = key.startsWith(theirs + "/") ? key.substring(theirs.length() + 1) : key;
        if (name.isBlank() || name.startsWith("ft:")) {
            throw NotTakenException.leftOut("a family of models, not one");
        }
        return ModelId.of(ours, name);
    }

    /// The entry in our form, its price from `from` on.
    ///
    /// @param known what the files say of the model, or null
    static ModelEntry entry(ModelId id, JsonNode json, @Nullable ModelEntry known, Price price) {
        return new ModelEntry(known == null ? model(id, json) : facts(id, known.model(), json), List.of(price));
    }

    private static Model model(ModelId id, JsonNode json) {
        return new Model(
                id,
                id.name(),
                List.of(),
                Model.Status.ACTIVE,
                shutdown(json).orElse(null),
                null,
                count(json, "max_input_tokens"),
                maxOutput(json),
                capabilities(json));
    }

    /// What we know of a model is more than the map says; a shutdown date that was not known is news.
    private static Model facts(ModelId id, Model known, JsonNode json) {
        return new Model(
                id,
                known.id().equals(id) ? known.displayName() : id.name(),
                known.id().equals(id) ? known.aliases() : List.of(),
                known.status(),
                known.shutdown() != null ? known.shutdown() : shutdown(json).orElse(null),
                known.replacement(),
                known.contextWindow(),
                known.maxOutputTokens(),
                known.capabilities());
    }

    private static Optional<Instant> shutdown(JsonNode json) {
        try {
            String date = json.path("deprecation_date").asString("");
            return date.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // the sample says "date when the model becomes deprecated"
        }
    }

    private static @Nullable Long count(JsonNode json, String name) {
        JsonNode node = json.path(name);
        BigDecimal number = node.isNumber() ? node.decimalValue() : null;
        return number != null && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
                ? Long.valueOf(number.longValue())
                : null;
    }

    private static @Nullable Integer maxOutput(JsonNode json) {
        Long most = count(json, "max_output_tokens");
        return most == null || most > Integer.MAX_VALUE ? null : Integer.valueOf(most.intValue());
    }

    private static Set<Capability> capabilities(JsonNode json) {
        var can = EnumSet.noneOf(Capability.class);
        CAPABILITIES.forEach((name, capability) -> {
            if (json.path(name).asBoolean(false)) {
                can.add(capability);
            }
        });
        return can;
    }
}
