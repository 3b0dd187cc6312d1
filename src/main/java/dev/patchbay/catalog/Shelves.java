package dev.patchbay.catalog;

import org.jspecify.annotations.Nullable;

/// The shelf for what is added now; made anew only when that has changed. Safe for use by several threads.
final class Shelves {
    private final AddedPrices.Source added;
    private volatile @Nullable Made made;

    Shelves(AddedPrices.Source added) {
        this.added = added;
    }

    /// The first call may block.
    Shelf all() {
        return of(added.get());
    }

    /// With what was read already; never blocks.
    Shelf known() {
        return of(added.known());
    }

    private Shelf of(AddedPrices now) {
        Made last = made;
        if (last != null && last.of() == now) {
            return last.shelf();
        }
        var shelf = new Shelf(now);
        made = new Made(now, shelf);
        return shelf;
    }

    /// A shelf and what it was made of.
    private record Made(AddedPrices of, Shelf shelf) {}
}
