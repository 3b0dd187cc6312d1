package dev.patchbay.ui.router;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import dev.patchbay.ui.fx.UiThread;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The profile as the Router panel shows and changes it. Plain methods, called on the FX thread.
final class RouterViewModel {

    /// What the panel shows, read in one go.
    record Shown(Profile profile, ModelDirectory models, CapsShown caps) {

        RouteRow row(@Nullable TaskType task) {
            return RouteRow.of(profile, task);
        }
    }

    /// Whether something was written since the panel was opened.
    enum Saving {
        NOTHING,
        BUSY,
        SAVED
    }

    private final RouterStore store;
    private final UiThread ui;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RouteDraft> draft = new ReadOnlyObjectWrapper<>();
    private final CapsDraft caps = new CapsDraft();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Saving> saving = new ReadOnlyObjectWrapper<>(Saving.NOTHING);
    private final ObjectProperty<@Nullable Exception> failure = new SimpleObjectProperty<>();

    private Consumer<ModelId> prices = model -> {};

    /// @param changed called after the profile was saved
    RouterViewModel(RouterStore store, UiThread ui, Runnable changed) {
        this.store = store;
        this.ui = ui;
        this.changed = changed;
    }

    /// Where a price can be set.
    void setPrices(Consumer<ModelId> dialog) {
        prices = dialog;
    }

    void setPrice(ModelId model) {
        prices.accept(model);
    }

    /// Reads everything anew; an open editor and a cap being typed stay as they are.
    void load() {
        loading.set(true);
        failure.set(null);
        ui.run(store::read, this::show, this::fail);
    }

    /// Opens the editor of a task, or of the default (null). An editor that is open with changes stays open.
    ///
    /// @return whether the editor is now that of `task`
    boolean edit(@Nullable TaskType task) {
        RouteDraft open = draft.get();
        Shown now = shown.get();
        if (now == null || (open != null && open.changed())) {
            return false;
        }
        draft.set(new RouteDraft(task, now.row(task).own()));
        return true;
    }

    void cancelEdit() {
        draft.set(null);
    }

    /// Saves the open editor, or marks what is wrong in it.
    void saveRoute() {
        RouteDraft open = draft.get();
        if (open != null) {
            open.route().ifPresent(route -> save(open, route));
        }
    }

    /// Saves the caps, or marks what is wrong with them.
    void saveCaps() {
        caps.change().ifPresent(change -> save(() -> store.change(change), this::loadCaps));
    }

    void dismissFailure() {
        failure.set(null);
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The open editor, or null.
    ReadOnlyObjectProperty<@Nullable RouteDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    CapsDraft caps() {
        return caps;
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Saving> savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// What went wrong last, or null. What was typed is still there.
    ObjectProperty<@Nullable Exception> failureProperty() {
        return failure;
    }

    private void save(RouteDraft open, TaskRoute route) {
        TaskType task = open.task();
        UnaryOperator<Profile> change =
                profile -> task == null ? profile.withDefaults(route) : profile.withRoute(task, route);
        save(() -> store.change(change), now -> {
            shown.set(now);
            if (draft.get() == open) {
                draft.set(null);
            }
        });
    }

    private void save(Runnable change, Consumer<Shown> saved) {
        if (saving.get() == Saving.BUSY) {
            return;
        }
        saving.set(Saving.BUSY);
        failure.set(null);
        ui.run(
                () -> {
                    change.run();
                    return store.read();
                },
                now -> {
                    saving.set(Saving.SAVED);
                    saved.accept(now);
                    changed.run();
                },
                this::fail);
    }

    private void loadCaps(Shown now) {
        shown.set(now);
        caps.saved(now.caps().budgets());
    }

    private void show(Shown now) {
        loading.set(false);
        shown.set(now);
        caps.load(now.caps().budgets());
    }

    private void fail(Exception e) {
        loading.set(false);
        if (saving.get() == Saving.BUSY) {
            saving.set(Saving.NOTHING);
        }
        failure.set(e);
    }
}
