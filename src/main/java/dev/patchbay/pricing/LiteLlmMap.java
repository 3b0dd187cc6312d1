package dev.patchbay.pricing;

import dev.patchbay.catalog.ModelEntry;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Compares LiteLLM's `model_prices_and_context_window.json` with the files at hand.
final class LiteLlmMap {
    private static final String SAMPLE = "sample_spec";

    private final PriceBook book;
    private final Comparing comparing;
    private final Instant from;
    private final PriceOrigin origin;

    /// @param from when its prices begin to hold
    /// @param asOf the day of that
    LiteLlmMap(PriceBook book, Instant from, LocalDate asOf, String file) {
        this.book = book;
        this.from = from;
        origin = new PriceOrigin(PriceOrigin.Kind.LITELLM, file, asOf);
        comparing = new Comparing(book, from, origin.kind(), asOf);
    }

    static boolean is(JsonNode file) {
        return file.isObject()
                && file.properties().stream().anyMatch(entry -> entry.getValue().has("litellm_provider"));
    }

    List<PriceChange> read(JsonNode file) {
        var changes = new ArrayList<PriceChange>();
        Set<ModelId> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : file.properties()) {
            if (!entry.getKey().equals(SAMPLE)) {
                changes.add(change(entry.getKey(), entry.getValue(), seen));
            }
        }
        return changes;
    }

    private PriceChange change(String key, JsonNode json, Set<ModelId> seen) {
        try {
            ModelId id = LiteLlmReader.id(key, json);
            if (!seen.add(id)) {
                throw NotTakenException.leftOut("the same model as another entry");
            }
            Price old = book.inFiles(id, from).orElse(null);
            if (old != null && old.peak() != null) {
                throw NotTakenException.leftOut("it has peak hours, of which the map knows nothing");
            }
            LiteLlmRates rates = LiteLlmRates.read(json, old);
            LiteLlmFees.check(id, json);
            ModelEntry known = book.entry(id).orElse(null);
            return comparing.compare(LiteLlmReader.entry(id, json, known, price(id, rates)));
        } catch (NotTakenException e) {
            return PriceChange.without(e.kind(), key, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    /// It holds until the next change that is known already: the map speaks of today only.
    private Price price(ModelId id, LiteLlmRates rates) {
        Instant next = book.turnsInFiles(id).stream()
                .filter(from::isBefore)
                .findFirst()
                .orElse(null);
        return new Price(id + "@new", id, rates.base(), rates.tiers(), null, from, next, origin);
    }
}
