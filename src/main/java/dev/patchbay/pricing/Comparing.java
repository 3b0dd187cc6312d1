package dev.patchbay.pricing;

import dev.patchbay.catalog.Catalogue;
import dev.patchbay.catalog.CatalogueReader;
import dev.patchbay.catalog.CatalogueWriter;
import dev.patchbay.catalog.ModelEntry;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.catalog.Stamp;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceDifference;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Rates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells what an entry of a price file would change, from now on.
final class Comparing {
    private static final Stamp TRIAL = new Stamp(new PriceOrigin(PriceOrigin.Kind.FILE, "", null), "");

    private final PriceBook book;
    private final Instant now;
    private final PriceOrigin.Kind kind;
    private final LocalDate asOf;

    /// @param asOf the day the file was made, or from which it holds
    Comparing(PriceBook book, Instant now, PriceOrigin.Kind kind, LocalDate asOf) {
        this.book = book;
        this.now = now;
        this.kind = kind;
        this.asOf = asOf;
    }

    PriceChange compare(ModelEntry entry) {
        ModelId id = entry.model().id();
        Optional<ModelEntry> known = book.entry(id);
        if (known.isEmpty()) {
            Optional<Price> price =
                    entry.at(now).or(() -> entry.prices().stream().findFirst());
            Instant from = price.map(Price::from).filter(now::isBefore).orElse(now);
            return changed(PriceChange.Kind.NEW, from, differences(Optional.empty(), price), entry);
        }
        var differences = new ArrayList<>(fate(known.get().model(), entry.model()));
        Instant first = now;
        for (Instant at : moments(entry)) {
            List<PriceDifference> rates = differences(book.inFiles(id, at), with(entry, at));
            if (!rates.isEmpty()) {
                first = at;
                differences.addAll(rates);
                break;
            }
        }
        return differences.isEmpty()
                ? PriceChange.same(id)
                : changed(PriceChange.Kind.CHANGED, first, differences, fromNow(entry));
    }

    /// What held before the file was loaded goes on to be what held then. An entry all of whose periods are over
    /// keeps them: they say that there is no price any more.
    private ModelEntry fromNow(ModelEntry entry) {
        List<Price> still = entry.prices().stream()
                .filter(price -> price.to() == null || price.to().isAfter(now))
                .map(this::fromNow)
                .toList();
        return still.isEmpty() ? entry : new ModelEntry(entry.model(), still);
    }

    private Price fromNow(Price price) {
        Instant from = price.from();
        return from != null && !from.isBefore(now)
                ? price
                : new Price(
                        price.id(),
                        price.model(),
                        price.rates(),
                        price.tiers(),
                        price.peak(),
                        now,
                        price.to(),
                        price.origin());
    }

    /// What could not be read again after a restart is refused now.
    private static PriceChange changed(
            PriceChange.Kind kind, Instant from, List<PriceDifference> differences, ModelEntry entry) {
        String name = entry.model().id().toString();
        try {
            CatalogueReader.entry(CatalogueWriter.entry(entry), TRIAL);
            return new PriceChange(kind, name, from, differences, "", entry);
        } catch (IllegalArgumentException e) {
            return PriceChange.without(
                    PriceChange.Kind.REFUSED, name, Objects.requireNonNullElse(e.getMessage(), "it cannot be kept"));
        }
    }

    /// Now and every later moment at which either price may become another one.
    private List<Instant> moments(ModelEntry entry) {
        var moments = new TreeSet<>(List.of(now));
        Stream<Instant> own = entry.prices().stream()
                .flatMap(price -> Stream.concat(Stream.ofNullable(price.from()), Stream.ofNullable(price.to())));
        Stream.concat(own, book.turnsInFiles(entry.model().id()).stream())
                .filter(now::isBefore)
                .forEach(moments::add);
        return List.copyOf(moments);
    }

    /// The price that would hold with the entry in the book.
    private Optional<Price> with(ModelEntry entry, Instant at) {
        return book.inFilesWith(
                new Catalogue(kind, asOf, List.of(entry)), entry.model().id(), at);
    }

    private static List<PriceDifference> fate(Model before, Model after) {
        var found = new ArrayList<PriceDifference>();
        add(found, "status", before.status(), after.status());
        add(found, "shutdown", before.shutdown(), after.shutdown());
        add(found, "replacement", before.replacement(), after.replacement());
        return found;
    }

    private static void add(
            List<PriceDifference> found, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            found.add(new PriceDifference(field, null, text(before), text(after)));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static List<PriceDifference> differences(Optional<Price> before, Optional<Price> after) {
        var found = new ArrayList<PriceDifference>();
        if (after.isEmpty()) {
            before.ifPresent(old ->
                    found.add(PriceDifference.rate("input", null, old.rates().input(), null)));
            return found;
        }
        rates(found, null, before.map(Price::rates), Optional.of(after.get().rates()));
        var sizes = new TreeSet<Long>();
        Stream.concat(before.stream(), after.stream())
                .flatMap(price -> price.tiers().stream())
                .forEach(tier -> sizes.add(tier.aboveInputTokens()));
        for (Long size : sizes) {
            rates(found, size, tier(before, size), tier(after, size));
        }
        if (!before.map(Price::peak).equals(after.map(Price::peak))) {
            found.add(new PriceDifference("peak_hours", null, hours(before), hours(after)));
        }
        return found;
    }

    private static Optional<Rates> tier(Optional<Price> price, long size) {
        return price.stream()
                .flatMap(known -> known.tiers().stream())
                .filter(tier -> tier.aboveInputTokens() == size)
                .map(Price.Tier::rates)
                .findFirst();
    }

    private static String hours(Optional<Price> price) {
        return price.map(Price::peak)
                .map(peak -> PriceDifference.rate(
                                "input", null, null, peak.rates().input())
                        .after())
                .orElse("");
    }

    private static void rates(
            List<PriceDifference> found, @Nullable Long above, Optional<Rates> before, Optional<Rates> after) {
        rate(found, "input", above, before.map(Rates::input), after.map(Rates::input));
        rate(found, "output", above, before.map(Rates::output), after.map(Rates::output));
        rate(found, "cached_input", above, before.map(Rates::cachedInput), after.map(Rates::cachedInput));
        rate(found, "cache_write_5m", above, before.map(Rates::cacheWrite5m), after.map(Rates::cacheWrite5m));
        rate(found, "cache_write_1h", above, before.map(Rates::cacheWrite1h), after.map(Rates::cacheWrite1h));
    }

    private static void rate(
            List<PriceDifference> found,
            String field,
            @Nullable Long above,
            Optional<BigDecimal> before,
            Optional<BigDecimal> after) {
        boolean same = before.isPresent() == after.isPresent()
                && (before.isEmpty() || before.get().compareTo(after.orElseThrow()) == 0);
        if (!same) {
            found.add(PriceDifference.rate(field, above, before.orElse(null), after.orElse(null)));
        }
    }
}
