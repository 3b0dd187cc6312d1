package dev.patchbay.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns the collected price data into the lean `models.json` of the program; see `docs/adding-a-provider.md`.
final class CatalogueConverter {
    private static final List<String> SOURCES = List.of("catalogue.json", "catalogue-custom-endpoints.json");
    private static final Map<String, String> RATES = Map.of(
            "input", "input",
            "output", "output",
            "cached_input", "cached",
            "cache_write_5m", "write5m",
            "cache_write_1h", "write1h");
    private static final List<String> RATE_ORDER =
            List.of("input", "cached_input", "cache_write_5m", "cache_write_1h", "output");

    private final ObjectMapper json = new ObjectMapper();

    /// The text of `models.json`: one model a line, in the order of the sources.
    String convert(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String source : SOURCES) {
            JsonNode models =
                    json.readTree(Files.readString(folder.resolve(source))).path("models");
            for (JsonNode model : models) {
                lines.add(json.writeValueAsString(model(model)));
            }
        }
        return "{\"models\": [\n" + String.join(",\n", lines) + "\n]}\n";
    }

    private ObjectNode model(JsonNode from) {
        ObjectNode to = json.createObjectNode();
        to.put("provider", from.path("provider").asString());
        to.put("id", from.path("id").asString());
        to.put("name", from.path("display_name").asString());
        if (!from.path("aliases").isEmpty()) {
            to.set("aliases", from.path("aliases"));
        }
        to.put("status", from.path("status").asString());
        copy(from, "shutdown_date", to, "shutdown");
        copy(from, "replacement", to, "replacement");
        copy(from, "context_window", to, "context");
        copy(from, "max_output_tokens", to, "maxOutput");
        ArrayNode can = to.putArray("can");
        from.path("capabilities").properties().stream()
                .filter(entry -> entry.getValue().asBoolean())
                .forEach(entry -> can.add(entry.getKey()));
        ArrayNode prices = to.putArray("prices");
        from.path("prices").forEach(price -> prices.add(price(price)));
        to.put("source", source(from));
        return to;
    }

    private ObjectNode price(JsonNode from) {
        ObjectNode to = json.createObjectNode();
        copy(from, "effective_from", to, "from");
        copy(from, "effective_to", to, "to");
        to.set("rates", rates(from.path("rates")));
        if (!from.path("tiers").isEmpty()) {
            ArrayNode tiers = to.putArray("tiers");
            for (JsonNode tier : from.path("tiers")) {
                ObjectNode lean = tiers.addObject();
                copy(tier, "above_input_tokens", lean, "above");
                lean.set("rates", rates(tier.path("rates")));
            }
        }
        if (from.has("time_of_day")) {
            to.set("peak", peak(from.path("time_of_day")));
        }
        return to;
    }

    private ObjectNode peak(JsonNode from) {
        ObjectNode to = json.createObjectNode();
        copy(from, "calendar", to, "calendar");
        ArrayNode windows = to.putArray("windows");
        for (JsonNode window : from.path("windows")) {
            ObjectNode lean = windows.addObject();
            copy(window, "days", lean, "days");
            copy(window, "utc_from", lean, "from");
            copy(window, "utc_to", lean, "to");
        }
        if (from.has("off_peak_dates")) {
            to.set("offPeak", from.path("off_peak_dates"));
        }
        to.set("rates", rates(from.path("peak_rates")));
        return to;
    }

    private ObjectNode rates(JsonNode from) {
        ObjectNode to = json.createObjectNode();
        RATE_ORDER.forEach(rate -> copy(from, rate, to, RATES.get(rate)));
        return to;
    }

    private static String source(JsonNode from) {
        String first = from.path("sources").path(0).asString("");
        String named = first.isEmpty() ? String.join(", ", strings(from.path("agreeing_sources"))) : first;
        return (named.isEmpty() ? "price lists" : named) + ", read "
                + from.path("as_of").asString();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        JsonNode value = from.path(name);
        if (!value.isMissingNode() && !value.isNull()) {
            to.set(as, value);
        }
    }
}
