package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All price files, newest first and the bundled one last, beside the user's own prices. Immutable.
final class Shelf {
    private final OwnPrices own;
    private final List<Catalogue> files;
    private final Catalogue bundled;

    Shelf(AddedPrices added) {
        this(added, Catalogue.bundled());
    }

    Shelf(AddedPrices added, Catalogue bundled) {
        this(
                new OwnPrices(added.own()),
                Stream.concat(added.imported().stream(), Stream.of(bundled)).toList());
    }

    /// @param files the bundled one last
    private Shelf(OwnPrices own, List<Catalogue> files) {
        this.own = own;
        this.files = files;
        bundled = files.getLast();
    }

    /// The same with one more file, the newest.
    Shelf with(Catalogue newest) {
        return new Shelf(own, Stream.concat(Stream.of(newest), files.stream()).toList());
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

    /// The price in the files, whatever the user's own is. A loaded file goes before the bundled one, but not before
    /// what a later program says of a time after that file was made.
    Optional<Price> at(String provider, String name, Instant sent) {
        List<Listed> listed = listed(provider, name).toList();
        Optional<Price> cameWithTheProgram = listed.stream()
                .filter(each -> each.file() == bundled)
                .findFirst()
                .flatMap(each -> each.entry().at(sent));
        for (Listed each : listed) {
            if (cameWithTheProgram.filter(price -> newsTo(each.file(), price)).isPresent()) {
                continue;
            }
            Optional<Price> price = each.entry().at(sent);
            if (price.isPresent() || each.file().settles(each.entry(), sent)) {
                return price;
            }
        }
        return Optional.empty();
    }

    private boolean newsTo(Catalogue file, Price bundledPrice) {
        Instant from = bundledPrice.from();
        return from != null
                && file.generated()
                        .filter(day -> LocalDate.ofInstant(from, ZoneOffset.UTC).isAfter(day))
                        .filter(day -> bundled.generated().filter(day::isBefore).isPresent())
                        .isPresent();
    }

    /// Every moment at which the price of a model may become another one.
    Stream<Instant> turns(String provider, String name) {
        return listed(provider, name)
                .flatMap(each -> each.entry().prices().stream())
                .flatMap(price -> Stream.concat(Stream.ofNullable(price.from()), Stream.ofNullable(price.to())));
    }

    /// All names of the model that is called `name`, in any file. An alias that the same file lists as a model of its
    /// own is none of them.
    Stream<String> names(String provider, String name) {
        return files.stream()
                .flatMap(file -> file.named(provider, name).or(() -> file.alias(provider, name)).stream()
                        .map(ModelEntry::model)
                        .flatMap(model -> Stream.concat(
                                Stream.of(model.id().name()),
                                model.aliases().stream()
                                        .filter(alias ->
                                                file.named(provider, alias).isEmpty()))));
    }

    /// What the files list under `name`, newest first, and after that what those list that know it as an alias only.
    private Stream<Listed> listed(String provider, String name) {
        Optional<String> other = files.stream()
                .flatMap(file -> file.alias(provider, name).stream())
                .findFirst()
                .map(entry -> entry.model().id().name());
        return Stream.concat(
                files.stream().flatMap(file -> listed(file, provider, name)),
                files.stream()
                        .filter(file -> file.named(provider, name).isEmpty())
                        .flatMap(file -> other.stream().flatMap(called -> listed(file, provider, called))));
    }

    private static Stream<Listed> listed(Catalogue file, String provider, String name) {
        return file.named(provider, name).stream().map(entry -> new Listed(file, entry));
    }

    private record Listed(Catalogue file, ModelEntry entry) {}

    Optional<Price> find(ModelId model, String priceId) {
        return own.find(model, priceId)
                .or(() -> files.stream()
                        .flatMap(file -> file.find(model.provider().value(), model.name(), priceId).stream())
                        .findFirst());
    }
}
