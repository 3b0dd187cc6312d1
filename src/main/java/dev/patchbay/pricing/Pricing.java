package dev.patchbay.pricing;

import dev.patchbay.catalog.Catalogue;
import dev.patchbay.catalog.CatalogueWriter;
import dev.patchbay.catalog.InvalidCatalogueException;
import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.OwnPrice;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.domain.Coming;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.Rates;
import dev.patchbay.store.PriceFileRow;
import dev.patchbay.store.PriceStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prices as the user sees and changes them. Every call blocks (database, files) and throws
/// [dev.patchbay.domain.StorageException] if they cannot be read or kept. Safe for use by several threads.
public final class Pricing {
    /// The highest rate that is believed, in US dollars per 1,000,000 tokens.
    public static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private static final int DAYS_IN_USE = 30;

    /// As many as the database keeps.
    private static final int DECIMALS = 30;

    private final PriceStore store;
    private final KeptPrices kept;
    private final PriceBook book;
    private final ModelCatalog models;
    private final Supplier<? extends Collection<ModelId>> routed;
    private final Clock clock;

    /// @param routed the models of the current profile's routes
    public Pricing(
            PriceStore store,
            KeptPrices kept,
            PriceBook book,
            ModelCatalog models,
            Supplier<? extends Collection<ModelId>> routed,
            Clock clock) {
        this.store = store;
        this.kept = kept;
        this.book = book;
        this.models = models;
        this.routed = routed;
        this.clock = clock;
    }

    /// The prices at hand in a few figures.
    ///
    /// @param priced  models of all files that have a price now
    /// @param bundled the day of the bundled catalogue, or null if it does not say
    /// @param files   what was loaded, newest first
    /// @param own     models with a price of the user's own that holds now or later
    /// @param unreadable models whose entry in a loaded file cannot be read, with the file's name: what was listed
    ///                before holds for them
    public record Summary(
            long priced, @Nullable LocalDate bundled, List<LoadedFile> files, int own, List<String> unreadable) {}

    /// A price file that was loaded.
    ///
    /// @param models how many models it changed
    public record LoadedFile(PriceOrigin origin, Instant importedAt, long models) {}

    /// The user's own price of a model.
    ///
    /// @param begun whether it holds already
    public record Own(OwnPrice price, boolean begun) {}

    public Summary summary() {
        List<LoadedFile> files = store.heads().stream()
                .map(file -> new LoadedFile(
                        new PriceOrigin(file.kind(), file.name(), file.asOf()), file.importedAt(), file.models()))
                .toList();
        return new Summary(
                book.priced(clock.instant()),
                Catalogue.bundled().generated().orElse(null),
                files,
                own().size(),
                kept.unreadable());
    }

    /// The prices that the user set and that hold now or will, by model and beginning.
    public List<Own> own() {
        Instant now = clock.instant();
        return kept.get().own().stream()
                .filter(row -> row.rates() != null && holdsFrom(row, now))
                .sorted(Comparator.comparing(OwnPrice::model).thenComparing(OwnPrice::from))
                .map(row -> new Own(row, !row.from().isAfter(now)))
                .toList();
    }

    /// Whether it holds at `now` or later: no later row has taken its place.
    private boolean holdsFrom(OwnPrice row, Instant now) {
        return kept.get().own().stream()
                .filter(other -> other.model().equals(row.model()) && other.number() != row.number())
                .noneMatch(other -> {
                    boolean same = other.from().equals(row.from()) && other.number() > row.number();
                    return same
                            || other.from().isAfter(row.from()) && !other.from().isAfter(now);
                });
    }

    /// The price that holds now, with where it comes from; empty: unpriced.
    public Optional<Price> now(ModelId model) {
        return book.at(model, clock.instant());
    }

    /// The price that would hold now without the user's own.
    public Optional<Price> listed(ModelId model) {
        return book.listed(model, clock.instant());
    }

    /// Sets the user's price of a model from `from` on. Attempts that are settled keep what they cost.
    ///
    /// @param rates US dollars per 1,000,000 tokens, each from 0 to [#MOST], with at most 30 decimals; all 0 makes
    ///              the model free
    /// @throws IllegalArgumentException if a rate is out of bounds
    public void set(ModelId model, Rates rates, Instant from) {
        boolean possible = Stream.of(
                        rates.input(), rates.output(), rates.cachedInput(), rates.cacheWrite5m(), rates.cacheWrite1h())
                .flatMap(Stream::ofNullable)
                .allMatch(rate -> rate.signum() >= 0 && rate.compareTo(MOST) <= 0 && rate.scale() <= DECIMALS);
        if (!possible) {
            throw new IllegalArgumentException("A rate is below 0, above " + MOST + " or too fine: " + rates);
        }
        store.add(model, from, clock.instant(), rates);
        kept.refresh();
    }

    /// Ends the user's price of a model: from `from` on the listed one holds again.
    public void end(ModelId model, Instant from) {
        store.add(model, from, clock.instant(), null);
        kept.refresh();
    }

    /// What a price file of either form would change. Changes nothing.
    ///
    /// @param from the day from which a map without dates of its own holds
    /// @throws InvalidCatalogueException if the file cannot be used; the message is fit to be shown
    public PricePreview preview(Path file, LocalDate from) throws IOException, InvalidCatalogueException {
        return new PriceFiles(book, clock.instant()).preview(file, from);
    }

    /// Keeps what the preview says, all or nothing.
    ///
    /// @return how many models were changed
    public int apply(PricePreview preview) {
        var entries = preview.changes().stream()
                .flatMap(change -> Stream.ofNullable(change.entry()))
                .collect(Collectors.toMap(entry -> entry.model().id(), CatalogueWriter::entry));
        if (!entries.isEmpty()) {
            store.add(new PriceFileRow(0, preview.kind(), preview.file(), preview.asOf(), clock.instant(), entries));
            kept.refresh();
        }
        return entries.size();
    }

    /// Shutdowns and other prices that models in use will see within `ahead`: those of the routes and those that were
    /// asked in the last 30 days. Soonest first.
    public List<Coming> coming(Duration ahead) {
        Instant now = clock.instant();
        ZoneId zone = store.zone();
        var used = new HashSet<ModelId>(routed.get());
        used.addAll(store.usedSince(LocalDate.ofInstant(now, zone).minusDays(DAYS_IN_USE)));
        return new ComingThings(models, book).between(used, now, now.plus(ahead));
    }
}
