package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PriceOrigin;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads price files of the form `price-catalogue/1`: the bundled ones and those the user loads. The form, and what
/// is refused, stands in `docs/prices.md`.
public final class CatalogueReader {
    /// What the first field of such a file says.
    public static final String SCHEMA = "price-catalogue/1";

    private static final String UNIT = "USD per 1,000,000 tokens";

    private CatalogueReader() {}

    /// Reads a whole file, or nothing of it.
    ///
    /// @param stamp what each price gets
    /// @throws InvalidCatalogueException if anything is wrong with it; names each entry
    public static Catalogue read(String text, Stamp stamp) throws InvalidCatalogueException {
        try {
            return catalogue(JsonMapper.shared().readTree(text), stamp);
        } catch (JacksonException e) {
            throw new InvalidCatalogueException(List.of("This is not a JSON file: " + e.getOriginalMessage()));
        }
    }

    /// Reads one entry that [CatalogueWriter] wrote.
    ///
    /// @throws IllegalArgumentException if it is not one
    public static ModelEntry entry(String text, Stamp stamp) {
        try {
            return new EntryReader(stamp).read(JsonMapper.shared().readTree(text));
        } catch (JacksonException | InvalidEntryException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("A kept price cannot be read: " + e.getMessage(), e);
        }
    }

    static Catalogue bundled() {
        try {
            var entries = new ArrayList<ModelEntry>();
            JsonNode models = Resources.json("models.json");
            entries.addAll(entries(models, null));
            entries.addAll(entries(Resources.json("demo-models.json"), null));
            return new Catalogue(PriceOrigin.Kind.BUNDLED, EntryReader.day(models, "generated"), entries);
        } catch (InvalidCatalogueException e) {
            throw new IllegalStateException("The bundled prices: " + e.getMessage(), e);
        }
    }

    private static Catalogue catalogue(JsonNode file, Stamp stamp) throws InvalidCatalogueException {
        return new Catalogue(stamp.origin().kind(), EntryReader.day(file, "generated"), entries(file, stamp));
    }

    private static List<ModelEntry> entries(JsonNode file, @Nullable Stamp stamp) throws InvalidCatalogueException {
        checkHead(file);
        var reader = new EntryReader(stamp);
        var entries = new ArrayList<ModelEntry>();
        var problems = new ArrayList<String>();
        Set<ModelId> seen = new HashSet<>();
        for (JsonNode json : file.path("models")) {
            try {
                ModelEntry entry = reader.read(json);
                if (!seen.add(entry.model().id())) {
                    throw new InvalidEntryException("it is listed twice");
                }
                entries.add(entry);
            } catch (InvalidEntryException e) {
                problems.add(EntryReader.name(json) + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidCatalogueException(problems);
        }
        return entries;
    }

    private static void checkHead(JsonNode file) throws InvalidCatalogueException {
        var problems = new ArrayList<String>();
        check(problems, file, "schema", SCHEMA, SCHEMA);
        check(problems, file, "currency", "USD", "USD");
        check(problems, file, "unit", UNIT, UNIT + ".*");
        if (!file.path("models").isArray()) {
            problems.add("\"models\" is missing");
        }
        if (!problems.isEmpty()) {
            throw new InvalidCatalogueException(problems);
        }
    }

    private static void check(List<String> problems, JsonNode file, String name, String expected, String form) {
        JsonNode value = file.path(name);
        if (!value.asString("").matches("(?s)" + form)) {
            problems.add("\"" + name + "\" is " + (value.isMissingNode() ? "missing" : value.toString())
                    + "; it must be \"" + expected + "\"");
        }
    }
}
