package dev.patchbay.ui.providers;

import dev.patchbay.Core;
import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Pause;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.ui.fx.UiContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// All cards, and where keys are kept. Used on the FX thread.
final class ProvidersViewModel {
    private static final Logger LOG = System.getLogger(ProvidersViewModel.class.getName());

    private final UiContext context;
    private final ObservableList<CardModel> cards = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Instant>> pauseEnds = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<@Nullable KeyStore> keyStore = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Exception> problem = new SimpleObjectProperty<>();

    ProvidersViewModel(UiContext context) {
        this.context = context;
    }

    ObservableList<CardModel> cards() {
        return cards;
    }

    ReadOnlyObjectProperty<@Nullable KeyStore> keyStore() {
        return keyStore;
    }

    ReadOnlyObjectProperty<@Nullable Exception> problem() {
        return problem;
    }

    void failed(Exception why) {
        problem.set(why);
    }

    Optional<CardModel> card(ProviderId id) {
        return cards.stream().filter(card -> card.id().equals(id)).findFirst();
    }

    /// Reads anew how things stand; `then` runs when the cards are there.
    void load(Runnable then) {
        context.ui()
                .run(
                        () -> read(context.core()),
                        loaded -> {
                            show(loaded, then);
                            loadPauses();
                        },
                        problem::set);
        context.ui().run(() -> months(context.core()), this::showMonths, ProvidersViewModel::logMonths);
    }

    /// When the first of the pauses shown is over; empty if there are none.
    ReadOnlyObjectProperty<Optional<Instant>> pauseEnds() {
        return pauseEnds;
    }

    /// Reads anew which models are left alone.
    void loadPauses() {
        List<ProviderId> ids = cards.stream().map(CardModel::id).toList();
        context.ui()
                .run(
                        () -> ids.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(), context.core().breaker()::pauses)),
                        this::showPauses,
                        e -> LOG.log(Level.WARNING, "It is not known which models are paused", e));
    }

    private void showPauses(Map<ProviderId, List<Pause>> pauses) {
        cards.forEach(card -> card.setFacts(card.facts().get().withPauses(pauses.getOrDefault(card.id(), List.of()))));
        pauseEnds.set(
                pauses.values().stream().flatMap(List::stream).map(Pause::until).min(Instant::compareTo));
    }

    void checkAll() {
        cards.stream().filter(ProvidersViewModel::checkable).forEach(CardModel::check);
    }

    long ready() {
        return cards.stream().filter(card -> ready(state(card))).count();
    }

    long needy() {
        return cards.stream().filter(card -> needy(state(card))).count();
    }

    void show(Loaded loaded, Runnable then) {
        problem.set(null);
        keyStore.set(loaded.store());
        Map<ProviderId, CardModel> known = cards.stream().collect(Collectors.toMap(CardModel::id, Function.identity()));
        var now = new ArrayList<CardModel>();
        for (Connection connection : loaded.connections()) {
            ProviderId id = connection.provider().id();
            CardModel card = known.computeIfAbsent(id, ignored -> new CardModel(context, connection));
            card.update(connection);
            int catalogued = loaded.catalogued().getOrDefault(id, 0);
            card.setFacts(card.facts()
                    .get()
                    .withCatalogue(catalogued, !loaded.store().persistent())
                    .withProxy(loaded.proxies().get(id)));
            now.add(card);
        }
        if (!now.equals(cards)) {
            cards.setAll(now);
        }
        then.run();
    }

    private static Loaded read(Core core) {
        var connections = core.connections();
        List<Connection> all = connections.all();
        var catalogued = new HashMap<ProviderId, Integer>();
        all.forEach(c -> catalogued.put(
                c.provider().id(), core.models().of(c.provider().id()).size()));
        var store = new KeyStore(connections.storeName(), connections.storePersistent(), connections.storeReason());
        var proxies = new HashMap<ProviderId, ProxyChoice>();
        all.stream()
                .map(c -> c.provider().id())
                .forEach(id -> connections.proxy(id).ifPresent(own -> proxies.put(id, own)));
        return new Loaded(all, store, catalogued, proxies);
    }

    private static Map<String, UsageSum> months(Core core) {
        LocalDate today = LocalDate.now(core.reports().zone());
        var month = new UsageFilter(today.withDayOfMonth(1), today, false);
        return core.reports().by(Dimension.PROVIDER, month).stream()
                .collect(Collectors.toMap(UsageGroup::key, UsageGroup::sum));
    }

    private void showMonths(Map<String, UsageSum> months) {
        for (CardModel card : cards) {
            UsageSum row = months.get(card.id().value());
            BigDecimal cost = row == null ? BigDecimal.ZERO : row.usd();
            boolean estimated = row != null && row.estimatedUsd().signum() != 0;
            card.setFacts(card.facts().get().withMonth(cost, estimated));
        }
    }

    /// Usage says what is wrong with the ledger; keys can be managed without it.
    private static void logMonths(Exception e) {
        LOG.log(Level.WARNING, "This month's cost is not known", e);
    }

    private static boolean checkable(CardModel card) {
        Connection now = card.connection().get();
        return !card.provider().demo() && (now.keyStored() || ready(now.state()));
    }

    private static Connection.State state(CardModel card) {
        return card.connection().get().state();
    }

    private static boolean ready(Connection.State state) {
        return state == Connection.State.CONNECTED || state == Connection.State.BUILT_IN;
    }

    private static boolean needy(Connection.State state) {
        return state == Connection.State.KEY_REJECTED || state == Connection.State.UNREACHABLE;
    }

    /// Where keys are kept.
    record KeyStore(String name, boolean persistent, String reason) {}

    /// @param proxies of those that have their own
    record Loaded(
            List<Connection> connections,
            KeyStore store,
            Map<ProviderId, Integer> catalogued,
            Map<ProviderId, ProxyChoice> proxies) {}
}
