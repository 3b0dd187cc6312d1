package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All price files, newest first and the bundled one last, beside the user's own prices. Immutable.
final class Shelf {
    private final OwnPrices own;
    private final List<Catalogue> files;

    Shelf(AddedPrices added) {
        own = new OwnPrices(added.own());
        var all = new ArrayList<>(added.imported());
        all.add(Catalogue.bundled());
        files = List.copyOf(all);
    }

    OwnPrices own() {
        return own;
    }

    /// By exact name, else by listed alias: a name of its own goes before being another model's alias. What the
    /// newest file says of a model holds.
    Optional<ModelEntry> find(String provider, String name) {
        return files.stream()
                .flatMap(file -> file.named(provider, name).stream())
                .findFirst()
                .or(() -> files.stream()
                        .flatMap(file -> file.alias(provider, name).stream())
                        .findFirst());
    }

    /// Models that only a loaded file knows, then the bundled ones: newest first.
    List<ModelEntry> of(String provider) {
        Map<String, ModelEntry> byName = new LinkedHashMap<>();
        files.stream()
                .flatMap(file -> file.of(provider))
                .forEach(entry -> byName.putIfAbsent(entry.model().id().name(), entry));
        return List.copyOf(byName.values());
    }

    /// All models of all files but Demo's.
    Stream<ModelId> models() {
        return files.stream()
                .flatMap(Catalogue::entries)
                .map(entry -> entry.model().id())
                .filter(id -> !id.provider().value().equals("demo"))
                .distinct();
    }

    /// The price in the files, whatever the user's own is.
    Optional<Price> at(String provider, String name, Instant sent) {
        String called =
                find(provider, name).map(entry -> entry.model().id().name()).orElse(name);
        for (Catalogue file : files) {
            Optional<ModelEntry> entry = file.named(provider, called);
            Optional<Price> price = entry.flatMap(known -> known.at(sent));
            if (price.isPresent()
                    || entry.filter(known -> file.settles(known, sent)).isPresent()) {
                return price;
            }
        }
        return Optional.empty();
    }

    /// Every moment at which the price of a model may become another one.
    Stream<Instant> turns(String provider, String name) {
        String called =
                find(provider, name).map(entry -> entry.model().id().name()).orElse(name);
        return files.stream()
                .flatMap(file -> file.named(provider, called).stream())
                .flatMap(entry -> entry.prices().stream())
                .flatMap(price -> Stream.concat(Stream.ofNullable(price.from()), Stream.ofNullable(price.to())));
    }

    Optional<Price> find(ModelId model, String priceId) {
        return own.find(model, priceId)
                .or(() -> files.stream()
                        .flatMap(file -> file.find(model.provider().value(), model.name(), priceId).stream())
                        .findFirst());
    }
}
