package dev.patchbay.catalog;

import java.util.List;
import java.util.function.Supplier;

/// Prices beside the bundled ones, as of one moment. Immutable.
///
/// @param own      what the user set, in any order
/// @param imported files that the user loaded, newest first
public record AddedPrices(List<OwnPrice> own, List<Catalogue> imported) {
    public static final AddedPrices NONE = new AddedPrices(List.of(), List.of());

    public AddedPrices {
        own = List.copyOf(own);
        imported = List.copyOf(imported);
    }

    /// Where they are kept. Safe for use by several threads.
    public interface Source {
        /// Nothing was ever added.
        Source NONE = of(() -> AddedPrices.NONE);

        /// All of them; the first call may block.
        ///
        /// @throws dev.patchbay.domain.StorageException if they cannot be read
        AddedPrices get();

        /// What [#get] has read already; never blocks.
        AddedPrices known();

        /// Prices that are at hand.
        static Source of(Supplier<AddedPrices> prices) {
            return new Source() {
                @Override
                public AddedPrices get() {
                    return prices.get();
                }

                @Override
                public AddedPrices known() {
                    return prices.get();
                }
            };
        }
    }
}
