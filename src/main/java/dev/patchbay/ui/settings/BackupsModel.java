package dev.patchbay.ui.settings;

import dev.patchbay.backup.Backup;
import dev.patchbay.backup.Backups;
import dev.patchbay.domain.DataCounts;
import dev.patchbay.domain.StorageException;
import dev.patchbay.ui.fx.UiContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The backups there are, and the one that is about to be restored. Used on the FX thread.
final class BackupsModel {
    private final UiContext context;
    private final ObjectProperty<@Nullable List<Backup>> list = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Chosen> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Exception> problem = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    BackupsModel(UiContext context) {
        this.context = context;
    }

    /// A backup that the user may restore.
    ///
    /// @param lost what is newer than it; null if the database cannot be read
    record Chosen(Backup backup, @Nullable DataCounts lost) {}

    /// Newest first; null until it is known.
    ReadOnlyObjectProperty<@Nullable List<Backup>> list() {
        return list;
    }

    ReadOnlyObjectProperty<@Nullable Chosen> chosen() {
        return chosen;
    }

    /// Why the last one could not be made, or null.
    ReadOnlyObjectProperty<@Nullable Exception> problem() {
        return problem;
    }

    /// Whether one is being made.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    Path folder() {
        return backups().folder();
    }

    void load() {
        chosen.set(null); // what would be lost may have become more
        context.ui().run(() -> backups().list(), this::show, this::fail);
    }

    void show(List<Backup> found) {
        list.set(found);
        problem.set(backups().problem().orElse(null));
    }

    void backUp() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        context.ui()
                .run(
                        () -> {
                            backups().backUp();
                            return backups().list();
                        },
                        found -> {
                            busy.set(false);
                            list.set(found);
                            problem.set(null);
                        },
                        failure -> {
                            busy.set(false);
                            fail(failure);
                        });
    }

    /// Asks first, with what would be lost.
    void choose(Backup backup) {
        context.ui().run(() -> new Chosen(backup, lost(backup).orElse(null)), chosen::set, this::fail);
    }

    void fail(Exception failure) {
        problem.set(failure);
    }

    void show(Chosen asked) {
        chosen.set(asked);
    }

    void keep() {
        chosen.set(null);
    }

    void restore() {
        Chosen now = chosen.get();
        if (now != null) {
            chosen.set(null);
            context.navigator().restore(now.backup());
        }
    }

    private Optional<DataCounts> lost(Backup backup) {
        try {
            return Optional.of(backups().newerThan(backup));
        } catch (StorageException e) {
            return Optional.empty(); // the window says why; there is all the more reason to restore
        }
    }

    private Backups backups() {
        return context.core().backups();
    }
}
