package dev.patchbay.catalog;

import dev.patchbay.domain.Capability;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PriceOrigin;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one model of a price file; see `docs/prices.md`.
final class EntryReader {
    private static final String CURRENCY = "USD";
    private static final String UNIT = "per 1000000 tokens";

    /// What the prices get, or null for the bundled file: its prices name the page that each was read from.
    private final @Nullable Stamp stamp;

    EntryReader(@Nullable Stamp stamp) {
        this.stamp = stamp;
    }

    ModelEntry read(JsonNode json) throws InvalidEntryException {
        RateReader.checkNames(json);
        check(json, "currency", CURRENCY);
        check(json, "unit", UNIT);
        ModelId id = id(json);
        var periods =
                new PeriodReader(id, stamp == null ? page(json) : stamp.origin(), stamp == null ? "" : stamp.mark());
        return new ModelEntry(model(id, json), periods.read(json.path("prices")));
    }

    /// How an entry is called when something is wrong with it.
    static String name(JsonNode json) {
        return json.path("provider").asString("?") + "/" + json.path("id").asString("?");
    }

    private static void check(JsonNode json, String name, String expected) throws InvalidEntryException {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.asString("").equals(expected)) {
            throw new InvalidEntryException(name + " is " + value + ", not \"" + expected + "\"");
        }
    }

    private static ModelId id(JsonNode json) throws InvalidEntryException {
        try {
            return ModelId.of(
                    json.path("provider").asString(""), json.path("id").asString(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidEntryException("provider or id is missing or cannot be a name");
        }
    }

    private static Model model(ModelId id, JsonNode json) throws InvalidEntryException {
        return new Model(
                id,
                json.path("display_name").asString(id.name()),
                Resources.strings(json.path("aliases")),
                status(json.path("status").asString("active")),
                PeriodReader.instant(json, "shutdown_date"),
                json.path("replacement").isString() ? json.path("replacement").asString() : null,
                json.path("context_window").isIntegralNumber()
                        ? Long.valueOf(json.path("context_window").asLong())
                        : null,
                json.path("max_output_tokens").isInt()
                        ? Integer.valueOf(json.path("max_output_tokens").asInt())
                        : null,
                capabilities(json.path("capabilities")));
    }

    private static Model.Status status(String text) throws InvalidEntryException {
        for (Model.Status status : Model.Status.values()) {
            if (status.name().equals(text.toUpperCase(Locale.ROOT))) {
                return status;
            }
        }
        throw new InvalidEntryException("status is not known: " + text);
    }

    /// Those that are `true`; what we have no word for is left out.
    private static Set<Capability> capabilities(JsonNode json) {
        return EnumSet.allOf(Capability.class).stream()
                .filter(each -> json.path(each.name().toLowerCase(Locale.ROOT)).asBoolean(false))
                .collect(Collectors.toSet());
    }

    /// The first page named as source, else the lists that agree.
    private static PriceOrigin page(JsonNode json) {
        List<String> pages = Resources.strings(json.path("sources"));
        String name = pages.isEmpty()
                ? String.join(", ", Resources.strings(json.path("agreeing_sources")))
                : pages.getFirst();
        return new PriceOrigin(PriceOrigin.Kind.BUNDLED, name.isEmpty() ? "price lists" : name, day(json, "as_of"));
    }

    static @Nullable LocalDate day(JsonNode json, String name) {
        try {
            return LocalDate.parse(json.path(name).asString(""));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
