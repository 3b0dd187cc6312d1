package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.PriceOrigin;
import dev.patchbay.domain.PriceSource;
import dev.patchbay.domain.Rates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Dated prices: the user's own, then those of loaded files, the newest first, then the bundled ones. Safe for use by
/// several threads; read on first use.
public final class PriceBook implements PriceSource {
    private static final String OWN_MACHINE = "@free";

    /// One price holds for whatever the machine serves.
    private static final String ANY_MODEL = "*";

    private final ProviderCatalog providers;
    private final Shelves shelves;

    /// The bundled prices only.
    ///
    /// @param providers says which service an endpoint of the user's is, and so whose prices hold
    public PriceBook(ProviderCatalog providers) {
        this(providers, AddedPrices.Source.NONE);
    }

    /// @param added is asked with each price
    public PriceBook(ProviderCatalog providers, AddedPrices.Source added) {
        this.providers = providers;
        shelves = new Shelves(added);
    }

    /// @throws dev.patchbay.domain.StorageException if the user's prices cannot be read: a bundled one in their place
    ///         could let a request through that their caps forbid
    @Override
    public Optional<Price> at(ModelId model, Instant sent) {
        Shelf shelf = shelves.all();
        return own(shelf, model, sent).or(() -> listed(shelf, model, sent));
    }

    @Override
    public Optional<Price> find(String priceId) {
        int mark = priceId.lastIndexOf('@');
        int slash = priceId.indexOf('/');
        if (slash < 0 && mark > 0 && priceId.endsWith(OWN_MACHINE)) {
            return Optional.of(onOwnMachine(ModelId.of(priceId.substring(0, mark), ANY_MODEL)));
        }
        return slash > 0 && slash < mark - 1
                ? shelves.all().find(ModelId.parse(priceId.substring(0, mark)), priceId)
                : Optional.empty();
    }

    /// The price that would hold without the user's own: what a price of theirs takes the place of.
    public Optional<Price> listed(ModelId model, Instant sent) {
        return listed(shelves.all(), model, sent);
    }

    /// What the files say of a model, by the name under which they list it or an alias, whatever the user's own price
    /// is.
    ///
    /// @param listed its provider as the files call it
    public Optional<ModelEntry> entry(ModelId listed) {
        return shelves.all().find(listed.provider().value(), listed.name());
    }

    /// As [#entry]: the price in the files.
    public Optional<Price> inFiles(ModelId listed, Instant sent) {
        return shelves.all().at(listed.provider().value(), listed.name(), sent);
    }

    /// As [#inFiles], if `newest` were loaded too.
    public Optional<Price> inFilesWith(Catalogue newest, ModelId listed, Instant sent) {
        return shelves.all().with(newest).at(listed.provider().value(), listed.name(), sent);
    }

    /// As [#entry]: every moment at which the price in the files may become another one, oldest first.
    public List<Instant> turnsInFiles(ModelId listed) {
        return shelves.all()
                .turns(listed.provider().value(), listed.name())
                .distinct()
                .sorted()
                .toList();
    }

    /// How many models of the files have a price at `now`; Demo's are left out.
    public long priced(Instant now) {
        return shelves.all().models().filter(id -> inFiles(id, now).isPresent()).count();
    }

    /// Every moment at which the price of `model` may become another one, oldest first.
    public List<Instant> turns(ModelId model) {
        Shelf shelf = shelves.all();
        Stream<Instant> files = providers.catalogueId(model.provider()).stream()
                .flatMap(provider -> shelf.turns(provider, model.name()));
        Stream<Instant> own = names(shelf, model).flatMap(name -> shelf.own().beginnings(name));
        return Stream.concat(own, files).distinct().sorted().toList();
    }

    /// A price set for a model under any of its names holds for all of them; that of the very name goes first.
    private Optional<Price> own(Shelf shelf, ModelId model, Instant sent) {
        return shelf.own().isEmpty()
                ? Optional.empty()
                : names(shelf, model)
                        .flatMap(name -> shelf.own().at(name, sent).stream())
                        .findFirst();
    }

    /// `model`, and what else the files call it.
    private Stream<ModelId> names(Shelf shelf, ModelId model) {
        Stream<String> others = providers.catalogueId(model.provider()).stream()
                .flatMap(provider -> shelf.names(provider, model.name()));
        return Stream.concat(Stream.of(model.name()), others)
                .distinct()
                .map(name -> new ModelId(model.provider(), name));
    }

    private Optional<Price> listed(Shelf shelf, ModelId model, Instant sent) {
        return providers.free(model.provider())
                ? Optional.of(onOwnMachine(model))
                : providers.catalogueId(model.provider()).flatMap(provider -> shelf.at(provider, model.name(), sent));
    }

    private static Price onOwnMachine(ModelId model) {
        return new Price(
                model.provider() + OWN_MACHINE,
                model,
                Rates.of("0", "0"),
                List.of(),
                null,
                null,
                null,
                PriceOrigin.OWN_MACHINE);
    }
}
