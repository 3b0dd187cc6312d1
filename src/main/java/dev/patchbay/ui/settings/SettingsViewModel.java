package dev.patchbay.ui.settings;

import dev.patchbay.Core;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.settings.Settings;
import dev.patchbay.ui.fx.UiContext;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the user chose about the program, and where it keeps things. Used on the FX thread.
final class SettingsViewModel {
    private final UiContext context;
    private final ObjectProperty<Settings.Theme> theme = new SimpleObjectProperty<>(Settings.Theme.SYSTEM);
    private final ObjectProperty<@Nullable Places> places = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Ledger> ledger = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Exception> problem = new SimpleObjectProperty<>();

    SettingsViewModel(UiContext context) {
        this.context = context;
    }

    ReadOnlyObjectProperty<Settings.Theme> theme() {
        return theme;
    }

    /// Null until it is known.
    ReadOnlyObjectProperty<@Nullable Places> places() {
        return places;
    }

    /// Null until it is known, or if the database cannot be read.
    ReadOnlyObjectProperty<@Nullable Ledger> ledger() {
        return ledger;
    }

    ReadOnlyObjectProperty<@Nullable Exception> problem() {
        return problem;
    }

    void load() {
        context.ui().run(() -> places(context.core()), this::show, problem::set);
        context.ui().run(() -> ledger(context.core()), this::show, problem::set);
    }

    void choose(Settings.Theme chosen) {
        theme.set(chosen);
        context.navigator().theme(chosen);
        update(settings -> settings.withTheme(chosen));
    }

    /// For all providers without a choice of their own, from the next request on.
    void choose(ProxyChoice chosen) {
        update(settings -> settings.withProxy(chosen));
    }

    private void update(UnaryOperator<Settings> change) {
        context.ui()
                .run(
                        () -> {
                            context.core().settings().update(change);
                            return places(context.core());
                        },
                        now -> {
                            show(now);
                            context.navigator().refreshRail(); // and says it if they could not be written
                        },
                        problem::set);
    }

    /// Gives the profile another name; an empty one changes nothing.
    void rename(String name) {
        String wanted = name.strip();
        Ledger now = ledger.get();
        if (wanted.isEmpty() || now == null || wanted.equals(now.profile())) {
            return;
        }
        context.ui()
                .run(
                        () -> {
                            Profile old = context.core().profiles().current();
                            context.core().profiles().save(new Profile(old.id(), wanted, old.defaults(), old.routes()));
                            return ledger(context.core());
                        },
                        this::show,
                        problem::set);
    }

    void show(Places now) {
        theme.set(now.settings().theme());
        places.set(now);
    }

    void show(Ledger now) {
        problem.set(null);
        ledger.set(now);
    }

    private static Places places(Core core) {
        var connections = core.connections();
        Settings settings = core.settings().get();
        return new Places(
                settings,
                core.paths().data().toAbsolutePath(),
                connections.storeName(),
                connections.storePersistent(),
                connections.storeReason());
    }

    private static Ledger ledger(Core core) {
        return new Ledger(core.profiles().current().name(), core.reports().zone());
    }

    /// Where things are kept.
    record Places(Settings settings, Path data, String store, boolean persistent, String storeReason) {}

    /// What the database knows.
    record Ledger(String profile, ZoneId zone) {}
}
