package dev.patchbay.ui.chat;

import dev.patchbay.Core;
import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Model;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Rates;
import dev.patchbay.text.Figures;
import dev.patchbay.text.Words;
import java.time.Instant;
import java.util.List;

/// The models that can be asked now, with their prices. Blocks on the keychain and the catalogue.
final class ModelOffers {
    private final Core core;
    private final Words words;

    ModelOffers(Core core, Words words) {
        this.core = core;
        this.words = words;
    }

    /// @param price in words, never empty
    record Offer(String provider, Model model, String price) {

        boolean matches(String search) {
            String all =
                    (provider + " " + model.displayName() + " " + model.id().name()).toLowerCase(java.util.Locale.ROOT);
            return List.of(search.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+")).stream()
                    .allMatch(all::contains);
        }
    }

    /// In the order of the cards; retired models are left out.
    List<Offer> all() {
        return core.connections().all().stream()
                .filter(ModelOffers::usable)
                .flatMap(connection -> core.models().of(connection.provider().id()).stream()
                        .filter(model -> model.status() != Model.Status.RETIRED)
                        .map(model -> new Offer(connection.provider().name(), model, price(model))))
                .toList();
    }

    private static boolean usable(Connection connection) {
        return connection.state() == Connection.State.BUILT_IN || connection.state() == Connection.State.CONNECTED;
    }

    private String price(Model model) {
        return core.prices().at(model.id(), Instant.now()).map(this::price).orElse(words.get("chat.price.none"));
    }

    private String price(Price price) {
        if (price.free()) {
            return words.get("chat.price.free");
        }
        Rates rates = price.ratesFor(0, Instant.now());
        return words.get("chat.price", Figures.rate(rates.input()), Figures.rate(rates.output()));
    }
}
