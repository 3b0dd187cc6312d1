package dev.patchbay.cli;

import dev.patchbay.domain.Coming;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import dev.patchbay.pricing.PriceChange;
import dev.patchbay.pricing.PricePreview;
import dev.patchbay.pricing.Pricing;
import dev.patchbay.text.PriceWords;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prices as text or JSON. In JSON every rate is a decimal string of US dollars for 1,000,000 tokens.
final class PriceScreen {
    private static final Duration AHEAD = Duration.ofDays(60);

    private final Screen screen;
    private final boolean json;
    private final PriceWords said;
    private final JsonMapper mapper = new JsonMapper();

    PriceScreen(Screen screen, boolean json) {
        this.screen = screen;
        this.json = json;
        said = new PriceWords(screen.words());
    }

    void summary() {
        Pricing.Summary summary = screen.core().pricing().summary();
        if (json) {
            print(json(summary));
            return;
        }
        screen.say(
                "cli.prices.known",
                summary.priced(),
                summary.bundled() == null ? "?" : summary.bundled().toString());
        summary.files().forEach(file -> screen.say("cli.prices.file", said.source(file.origin()), file.models()));
        summary.unreadable().forEach(model -> screen.say("cli.prices.unreadableEntry", model));
        for (Pricing.Own own : screen.core().pricing().own()) {
            Rates rates = own.price().rates();
            screen.say(
                    "cli.prices.own",
                    own.price().model().toString(),
                    rates == null ? "" : said.rates(rates),
                    said.day(own.price().from()));
        }
    }

    private ObjectNode json(Pricing.Summary summary) {
        ObjectNode node = mapper.createObjectNode()
                .put("priced", summary.priced())
                .put(
                        "bundled",
                        summary.bundled() == null ? null : summary.bundled().toString());
        ArrayNode files = node.putArray("files");
        summary.files()
                .forEach(file -> files.addObject()
                        .put("name", file.origin().name())
                        .put("kind", file.origin().kind().name().toLowerCase(Locale.ROOT))
                        .put("asOf", String.valueOf(file.origin().on()))
                        .put("importedAt", file.importedAt().toString())
                        .put("models", file.models()));
        ArrayNode unreadable = node.putArray("unreadable");
        summary.unreadable().forEach(unreadable::add);
        ArrayNode own = node.putArray("own");
        screen.core().pricing().own().forEach(each -> {
            ObjectNode one = own.addObject()
                    .put("model", each.price().model().toString())
                    .put("from", each.price().from().toString())
                    .put("setOn", each.price().setOn().toString());
            rates(one.putObject("usdPerMtok"), each.price().rates());
        });
        return node;
    }

    void model(ModelId id) {
        Optional<Price> price = screen.core().pricing().now(id);
        if (json) {
            print(json(id, price.orElse(null)));
            return;
        }
        if (price.isEmpty()) {
            screen.say("cli.prices.none", id.toString());
            return;
        }
        screen.say(
                "cli.prices.model.text", id.toString(), said.rates(price.get().rates()));
        var table = new Table("", "$ / 1M tokens");
        all(
                price.get().rates(),
                (name, rate) -> table.row(screen.words().get("price.field." + name), rate.toPlainString()));
        table.print(screen.out());
        screen.out().println(said.source(price.get().origin()));
    }

    private ObjectNode json(ModelId id, @Nullable Price price) {
        ObjectNode node = mapper.createObjectNode().put("model", id.toString()).put("priced", price != null);
        if (price != null) {
            node.put("priceId", price.id()).put("free", price.free());
            rates(node.putObject("usdPerMtok"), price.rates());
            ArrayNode tiers = node.putArray("tiers");
            price.tiers().forEach(tier -> {
                ObjectNode one = tiers.addObject().put("aboveInputTokens", tier.aboveInputTokens());
                rates(one.putObject("usdPerMtok"), tier.rates());
            });
            node.put("from", price.from() == null ? null : price.from().toString());
            node.put("to", price.to() == null ? null : price.to().toString());
            node.putObject("source")
                    .put("kind", price.origin().kind().name().toLowerCase(Locale.ROOT))
                    .put("name", price.origin().name())
                    .put(
                            "on",
                            price.origin().on() == null
                                    ? null
                                    : price.origin().on().toString());
        }
        return node;
    }

    void coming() {
        var all = screen.core().pricing().coming(AHEAD);
        if (json) {
            ArrayNode list = mapper.createArrayNode();
            all.forEach(coming -> list.addObject()
                    .put("model", coming.model().toString())
                    .put("at", coming.at() == null ? null : coming.at().toString())
                    .put("what", coming instanceof Coming.Shutdown ? "shutdown" : "price")
                    .put("sentence", sentence(coming)));
            print(list);
            return;
        }
        if (all.isEmpty()) {
            screen.say("cli.prices.coming.none");
        }
        all.forEach(coming -> screen.out().println(sentence(coming)));
    }

    private String sentence(Coming coming) {
        return said.coming(
                coming,
                id -> screen.core().models().find(id).map(Model::displayName).orElse(id.name()),
                id -> screen.nameOf(id.provider()));
    }

    void preview(PricePreview preview, boolean apply, int applied) {
        if (json) {
            print(json(preview, applied));
            return;
        }
        var table = new Table("what", "model", "change for 1M tokens");
        preview.changes().stream()
                .filter(change -> change.kind() != PriceChange.Kind.SAME && change.kind() != PriceChange.Kind.LEFT_OUT)
                .forEach(change -> table.row(
                        screen.words().get("prices.kind." + change.kind().name().toLowerCase(Locale.ROOT)),
                        change.name(),
                        text(change)));
        table.print(screen.out());
        screen.note(
                "cli.prices.counts",
                preview.count(PriceChange.Kind.CHANGED),
                preview.count(PriceChange.Kind.NEW),
                preview.count(PriceChange.Kind.SAME),
                preview.count(PriceChange.Kind.LEFT_OUT),
                preview.count(PriceChange.Kind.REFUSED));
        screen.note(apply ? "cli.prices.applied" : "cli.prices.notApplied", applied);
    }

    private ObjectNode json(PricePreview preview, int applied) {
        ObjectNode node = mapper.createObjectNode()
                .put("file", preview.file())
                .put("kind", preview.kind().name().toLowerCase(Locale.ROOT))
                .put("asOf", preview.asOf().toString())
                .put("applied", applied);
        ArrayNode changes = node.putArray("changes");
        for (PriceChange change : preview.changes()) {
            ObjectNode one = changes.addObject()
                    .put("what", change.kind().name().toLowerCase(Locale.ROOT))
                    .put("model", change.name())
                    .put("from", change.from() == null ? null : change.from().toString())
                    .put("why", change.why());
            ArrayNode differences = one.putArray("differences");
            change.differences()
                    .forEach(each -> differences
                            .addObject()
                            .put("field", each.field())
                            .put("aboveInputTokens", each.above())
                            .put("before", each.before())
                            .put("after", each.after()));
        }
        return node;
    }

    private String text(PriceChange change) {
        return change.why().isEmpty()
                ? change.differences().stream().map(said::difference).collect(Collectors.joining(", "))
                : change.why();
    }

    private void rates(ObjectNode node, @Nullable Rates rates) {
        if (rates != null) {
            all(rates, (name, rate) -> node.put(name, rate.toPlainString()));
        }
    }

    /// Takes the rates that are known, under the names of the price files.
    private interface Each {
        void rate(String name, BigDecimal rate);
    }

    private static void all(Rates rates, Each each) {
        each.rate("input", rates.input());
        each.rate("output", rates.output());
        if (rates.cachedInput() != null) {
            each.rate("cached_input", rates.cachedInput());
        }
        if (rates.cacheWrite5m() != null) {
            each.rate("cache_write_5m", rates.cacheWrite5m());
        }
        if (rates.cacheWrite1h() != null) {
            each.rate("cache_write_1h", rates.cacheWrite1h());
        }
    }

    private void print(JsonNode node) {
        screen.out().println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    }
}
