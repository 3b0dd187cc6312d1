package dev.patchbay.catalog;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The user's own prices. Immutable.
final class OwnPrices {
    private final Map<ModelId, List<OwnPrice>> byModel;

    OwnPrices(List<OwnPrice> rows) {
        byModel = new HashMap<>(rows.stream()
                .sorted(Comparator.comparing(OwnPrice::from).thenComparingLong(OwnPrice::number))
                .collect(Collectors.groupingBy(OwnPrice::model)));
    }

    boolean isEmpty() {
        return byModel.isEmpty();
    }

    /// The last one that has begun; of several from one moment the one set last. Empty if it ended the user's price.
    Optional<Price> at(ModelId model, Instant sent) {
        List<OwnPrice> begun = byModel.getOrDefault(model, List.of()).stream()
                .filter(row -> !sent.isBefore(row.from()))
                .toList();
        return begun.isEmpty() ? Optional.empty() : price(begun.getLast());
    }

    Optional<Price> find(ModelId model, String priceId) {
        return byModel.getOrDefault(model, List.of()).stream()
                .flatMap(row -> price(row).stream())
                .filter(price -> price.id().equals(priceId))
                .findFirst();
    }

    Stream<Instant> beginnings(ModelId model) {
        return byModel.getOrDefault(model, List.of()).stream().map(OwnPrice::from);
    }

    private Optional<Price> price(OwnPrice row) {
        Rates rates = row.rates();
        return rates == null ? Optional.empty() : Optional.of(row.price(rates, end(row)));
    }

    private @Nullable Instant end(OwnPrice row) {
        return byModel.getOrDefault(row.model(), List.of()).stream()
                .map(OwnPrice::from)
                .filter(from -> from.isAfter(row.from()))
                .findFirst()
                .orElse(null);
    }
}
