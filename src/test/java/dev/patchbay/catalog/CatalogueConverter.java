package dev.patchbay.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes the bundled `models.json` of the collected price data: the same form, without what the program does not
/// need; see `docs/prices.md`.
final class CatalogueConverter {
    private static final List<String> SOURCES = List.of("catalogue.json", "catalogue-custom-endpoints.json");
    private static final List<String> MODEL = List.of(
            "provider",
            "id",
            "display_name",
            "aliases",
            "status",
            "shutdown_date",
            "replacement",
            "context_window",
            "max_output_tokens");
    private static final List<String> PERIOD = List.of("effective_from", "effective_to", "rates", "tiers");
    private static final List<String> TIME_OF_DAY = List.of("calendar", "windows", "off_peak_dates", "peak_rates");

    private final ObjectMapper json = new ObjectMapper();

    /// One model a line, in the order of the sources.
    String convert(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        String generated = "";
        for (String source : SOURCES) {
            JsonNode file = json.readTree(Files.readString(folder.resolve(source)));
            generated = file.path("generated").asString();
            for (JsonNode model : file.path("models")) {
                lines.add(json.writeValueAsString(model(model)));
            }
        }
        return "{\"schema\": \"price-catalogue/1\", \"generated\": \"" + generated
                + "\", \"currency\": \"USD\", \"unit\": \"USD per 1,000,000 tokens\", \"models\": [\n"
                + String.join(",\n", lines) + "\n]}\n";
    }

    private ObjectNode model(JsonNode from) {
        ObjectNode to = json.createObjectNode();
        MODEL.forEach(name -> copy(from, name, to));
        ObjectNode can = to.putObject("capabilities");
        from.path("capabilities").properties().stream()
                .filter(each -> each.getValue().asBoolean())
                .forEach(each -> can.put(each.getKey(), true));
        var prices = to.putArray("prices");
        from.path("prices").forEach(price -> prices.add(period(price)));
        if (from.path("sources").isEmpty()) {
            copy(from, "agreeing_sources", to);
        } else {
            to.putArray("sources").add(from.path("sources").path(0));
        }
        copy(from, "as_of", to);
        return to;
    }

    private ObjectNode period(JsonNode from) {
        ObjectNode to = json.createObjectNode();
        PERIOD.forEach(name -> copy(from, name, to));
        if (from.has("time_of_day")) {
            ObjectNode hours = to.putObject("time_of_day");
            TIME_OF_DAY.forEach(name -> copy(from.path("time_of_day"), name, hours));
        }
        return to;
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        JsonNode value = from.path(name);
        if (!value.isMissingNode() && !value.isNull() && !(value.isContainer() && value.isEmpty())) {
            to.set(name, value);
        }
    }
}
