package dev.patchbay.pricing;

import dev.patchbay.catalog.AddedPrices;
import dev.patchbay.catalog.Catalogue;
import dev.patchbay.catalog.CatalogueReader;
import dev.patchbay.catalog.ModelEntry;
import dev.patchbay.catalog.OwnPrice;
import dev.patchbay.catalog.Stamp;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.store.OwnPriceRow;
import dev.patchbay.store.PriceFileRow;
import dev.patchbay.store.PriceStore;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The prices in the database, read once, on first use, and again after a change. Safe for use by several threads.
public final class KeptPrices implements AddedPrices.Source {
    private static final System.Logger LOG = System.getLogger(KeptPrices.class.getName());

    private final PriceStore store;
    private volatile @Nullable Read read;

    public KeptPrices(PriceStore store) {
        this.store = store;
    }

    @Override
    public AddedPrices get() {
        return current().prices();
    }

    @Override
    public AddedPrices known() {
        Read known = read;
        return known != null ? known.prices() : AddedPrices.NONE;
    }

    /// Models of loaded files whose entry cannot be read, each with its file's name: what was listed before holds for
    /// them.
    List<String> unreadable() {
        return current().unreadable();
    }

    /// Reads them anew at the next use: the database is another one.
    public synchronized void forget() {
        read = null;
    }

    /// Reads them anew: something was added. If that fails, the next use tries again: the old ones hold no longer.
    synchronized void refresh() {
        read = null;
        read = fromStore();
    }

    private Read current() {
        Read known = read;
        return known != null ? known : load();
    }

    private synchronized Read load() {
        Read known = read;
        if (known == null) {
            known = fromStore();
            read = known;
        }
        return known;
    }

    private Read fromStore() {
        List<OwnPriceRow> own = store.own();
        ZoneId zone = store.zone();
        var unreadable = new ArrayList<String>();
        var prices = new AddedPrices(
                own.stream().map(row -> own(row, zone)).toList(),
                store.files().stream().map(file -> catalogue(file, unreadable)).toList());
        return new Read(prices, List.copyOf(unreadable));
    }

    private static OwnPrice own(OwnPriceRow row, ZoneId zone) {
        return new OwnPrice(row.number(), row.model(), row.from(), LocalDate.ofInstant(row.setAt(), zone), row.rates());
    }

    private static Catalogue catalogue(PriceFileRow file, List<String> unreadable) {
        var stamp = new Stamp(new PriceOrigin(file.kind(), file.name(), file.asOf()), "import" + file.number() + ":");
        return new Catalogue(
                file.kind(),
                file.asOf(),
                file.entries().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(entry -> entry(entry.getKey(), entry.getValue(), stamp, unreadable))
                        .toList());
    }

    /// An entry that an older version kept or that is damaged must not stop every question.
    private static Stream<ModelEntry> entry(ModelId model, String text, Stamp stamp, List<String> unreadable) {
        try {
            return Stream.of(CatalogueReader.entry(text, stamp));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "The price of {0} is left out: {1}", model, e.getMessage());
            unreadable.add(model + " (" + stamp.origin().name() + ")");
            return Stream.empty();
        }
    }

    private record Read(AddedPrices prices, List<String> unreadable) {}
}
