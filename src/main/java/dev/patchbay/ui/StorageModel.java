package dev.patchbay.ui;

import dev.patchbay.Core;
import dev.patchbay.backup.Backup;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.StorageException.Kind;
import dev.patchbay.text.Figures;
import dev.patchbay.ui.fx.UiContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is wrong with the files in the data folder: known in one place, whichever panel met it. Used on the FX
/// thread.
final class StorageModel {
    private static final Logger LOG = System.getLogger(StorageModel.class.getName());

    private final UiContext context;
    private final Consumer<Content> usable;
    private final ReadOnlyObjectWrapper<@Nullable StorageException> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> news = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Backup> newest = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObservableList<String> notices = FXCollections.observableArrayList();
    private final Set<String> said = new HashSet<>();

    /// What is in the database once it works again.
    enum Content {
        SAME,
        NEW,
        RESTORED
    }

    /// @param usable called when the database works again
    StorageModel(UiContext context, Consumer<Content> usable) {
        this.context = context;
        this.usable = usable;
    }

    /// Why the database cannot be used, or null.
    ReadOnlyObjectProperty<@Nullable StorageException> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// What was done about the database, and where the old one is; or null.
    ReadOnlyObjectProperty<@Nullable String> newsProperty() {
        return news.getReadOnlyProperty();
    }

    /// The backup that could be restored where the database cannot be read, or null.
    ReadOnlyObjectProperty<@Nullable Backup> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /// Whether the database is being opened.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Sentences about the small files; each comes once.
    ObservableList<String> notices() {
        return notices;
    }

    /// A failure that stops everything in the database is the window's; the rest is the panel's that met it.
    boolean claims(Exception failure) {
        if (!(failure instanceof StorageException storage) || storage.kind() == Kind.OTHER) {
            return false;
        }
        StorageException known = trouble.get();
        if (known == null
                || known.kind() != storage.kind()
                || !known.getMessage().equals(storage.getMessage())) {
            show(storage);
        }
        return true;
    }

    private void show(StorageException storage) {
        LOG.log(Level.WARNING, "The database cannot be used", storage);
        news.set(null);
        newest.set(null);
        trouble.set(storage);
        if (storage.kind() == Kind.UNREADABLE) {
            context.ui()
                    .run(
                            () -> context.core().backups().list().stream().findFirst(),
                            found -> newest.set(found.orElse(null)),
                            StorageModel::log);
        }
    }

    /// The database was read. Where it could not be written, that says nothing.
    void works() {
        context.core().databaseReadOnly().ifPresent(this::claims);
        StorageException known = trouble.get();
        if (known != null && !onlyReadable(known) && !busy.get()) {
            trouble.set(null);
        }
    }

    void tryAgain() {
        open(
                () -> {
                    context.core().reopenDatabase();
                    return Optional.empty();
                },
                Content.SAME);
    }

    void setAside() {
        open(
                () -> {
                    Core.SetAside done = context.core().setDatabaseAside();
                    return Optional.of(said(
                            done.capsKept() ? "storage.startedAnew" : "storage.startedAnew.withoutCaps", done.old()));
                },
                Content.NEW);
    }

    void restore(Backup backup) {
        String day = Figures.dayAndTime(backup.taken());
        open(
                () -> Optional.of(context.core()
                        .restore(backup)
                        .map(old -> said("storage.restored", old, day))
                        .orElseGet(() -> context.words().get("storage.restored.first", day))),
                Content.RESTORED);
    }

    private String said(String key, Path old, Object... more) {
        return context.words()
                .get(
                        key,
                        Stream.concat(Stream.of(old.getFileName()), Stream.of(more))
                                .toArray());
    }

    void dismissNews() {
        news.set(null);
    }

    void dismiss(String notice) {
        notices.remove(notice);
    }

    /// Looks whether a small file could not be read or written. Where nothing can be written at all, that is said
    /// already.
    void checkFiles() {
        StorageException known = trouble.get();
        if (known == null || !onlyReadable(known)) {
            context.ui().run(() -> problems(context.core()), this::notice, StorageModel::log);
        }
    }

    private static boolean onlyReadable(StorageException known) {
        return known.kind() == Kind.NOT_WRITABLE || known.kind() == Kind.FULL;
    }

    private void open(Callable<Optional<String>> work, Content content) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        context.ui()
                .run(
                        work,
                        done -> {
                            busy.set(false);
                            trouble.set(null);
                            news.set(done.orElse(null));
                            usable.accept(content);
                        },
                        failure -> {
                            busy.set(false);
                            if (!claims(failure)) {
                                show(
                                        failure instanceof StorageException storage
                                                ? storage
                                                : new StorageException(Kind.OTHER, String.valueOf(failure), failure));
                            }
                        });
    }

    private void notice(List<String> problems) {
        problems.stream().filter(said::add).forEach(notices::add);
    }

    private List<String> problems(Core core) {
        Optional<String> backup =
                core.backups().problem().map(why -> context.words().get("storage.backupFailed", why.getMessage()));
        return Stream.of(core.settings().problem(), core.connections().problem(), backup)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void log(Exception failure) {
        LOG.log(Level.WARNING, "The data folder could not be looked after", failure);
    }
}
