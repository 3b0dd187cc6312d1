package dev.patchbay.pricing;

import dev.patchbay.catalog.AddedPrices;
import dev.patchbay.catalog.Catalogue;
import dev.patchbay.catalog.CatalogueReader;
import dev.patchbay.catalog.OwnPrice;
import dev.patchbay.catalog.Stamp;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.store.OwnPriceRow;
import dev.patchbay.store.PriceFileRow;
import dev.patchbay.store.PriceStore;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The prices in the database, read once, on first use, and again after a change. Safe for use by several threads.
public final class KeptPrices implements AddedPrices.Source {
    private final PriceStore store;
    private volatile @Nullable AddedPrices read;

    public KeptPrices(PriceStore store) {
        this.store = store;
    }

    @Override
    public AddedPrices get() {
        AddedPrices known = read;
        return known != null ? known : load();
    }

    @Override
    public AddedPrices known() {
        AddedPrices known = read;
        return known != null ? known : AddedPrices.NONE;
    }

    /// Reads them anew at the next use: the database is another one.
    public synchronized void forget() {
        read = null;
    }

    /// Reads them anew: something was added. Until it is read the old ones hold.
    synchronized void refresh() {
        read = fromStore();
    }

    private synchronized AddedPrices load() {
        AddedPrices known = read;
        if (known == null) {
            known = fromStore();
            read = known;
        }
        return known;
    }

    private AddedPrices fromStore() {
        List<OwnPriceRow> own = store.own();
        ZoneId zone = store.zone();
        return new AddedPrices(
                own.stream().map(row -> own(row, zone)).toList(),
                store.files().stream().map(KeptPrices::catalogue).toList());
    }

    private static OwnPrice own(OwnPriceRow row, ZoneId zone) {
        return new OwnPrice(row.number(), row.model(), row.from(), LocalDate.ofInstant(row.setAt(), zone), row.rates());
    }

    private static Catalogue catalogue(PriceFileRow file) {
        var stamp = new Stamp(new PriceOrigin(file.kind(), file.name(), file.asOf()), "import" + file.number() + ":");
        return new Catalogue(
                file.kind(),
                file.asOf(),
                file.entries().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> CatalogueReader.entry(entry.getValue(), stamp))
                        .toList());
    }
}
