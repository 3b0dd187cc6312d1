package dev.patchbay.pricing;

import dev.patchbay.catalog.ModelCatalog;
import dev.patchbay.catalog.PriceBook;
import dev.patchbay.domain.Coming;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks ahead in the catalogue and the price book.
final class ComingThings {
    private final ModelCatalog models;
    private final PriceBook book;

    ComingThings(ModelCatalog models, PriceBook book) {
        this.models = models;
        this.book = book;
    }

    /// Soonest first; what is over already before all.
    List<Coming> between(Collection<ModelId> used, Instant now, Instant horizon) {
        return used.stream()
                .distinct()
                .flatMap(id -> Stream.concat(shutdown(id, now, horizon), prices(id, now, horizon)))
                .sorted(Comparator.comparing(Coming::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .thenComparing(Coming::model))
                .toList();
    }

    private Stream<Coming> shutdown(ModelId id, Instant now, Instant horizon) {
        Optional<Model> known = models.find(id);
        if (known.isEmpty()) {
            return Stream.empty();
        }
        Model model = known.get();
        Instant at = model.shutdown();
        boolean over = model.status() == Model.Status.RETIRED || at != null && !at.isAfter(now);
        return over || at != null && !at.isAfter(horizon)
                ? Stream.of(new Coming.Shutdown(id, at, over, model.replacement()))
                : Stream.empty();
    }

    private Stream<Coming> prices(ModelId id, Instant now, Instant horizon) {
        return book.turns(id).stream()
                .filter(turn -> turn.isAfter(now) && !turn.isAfter(horizon))
                .flatMap(turn -> price(id, turn));
    }

    private Stream<Coming> price(ModelId id, Instant turn) {
        Optional<Price> before = book.at(id, turn.minusNanos(1));
        Optional<Price> after = book.at(id, turn);
        return before.isEmpty() || Comparing.differences(before, after).isEmpty()
                ? Stream.empty()
                : Stream.of(new Coming.NewPrice(
                        id, turn, before.get().rates(), after.map(Price::rates).orElse(null)));
    }
}
