package dev.patchbay.ui.router;

import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Parameters;
import dev.patchbay.domain.TaskRoute;
import dev.patchbay.domain.TaskType;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A route while it is being edited: what was typed stays typed, right or wrong. On the FX thread.
final class RouteDraft {
    private final @Nullable TaskType task;
    private final TaskRoute original;
    private final ObjectProperty<@Nullable ModelId> primary;
    private final ObservableList<ModelId> fallbacks;
    private final StringProperty temperature;
    private final StringProperty maxTokens;
    private final ReadOnlyStringWrapper fallbacksError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper temperatureError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper maxTokensError = new ReadOnlyStringWrapper("");

    /// @param task null for the profile's default
    RouteDraft(@Nullable TaskType task, TaskRoute route) {
        this.task = task;
        original = route;
        primary = new SimpleObjectProperty<>(route.primary());
        fallbacks = FXCollections.observableArrayList(route.fallbacks());
        temperature = new SimpleStringProperty(text(route.parameters().temperature()));
        maxTokens = new SimpleStringProperty(text(route.parameters().maxTokens()));
        temperature.addListener((property, before, now) -> temperatureError.set(""));
        maxTokens.addListener((property, before, now) -> maxTokensError.set(""));
    }

    @Nullable
    TaskType task() {
        return task;
    }

    ObjectProperty<@Nullable ModelId> primaryProperty() {
        return primary;
    }

    ObservableList<ModelId> fallbacks() {
        return fallbacks;
    }

    StringProperty temperatureProperty() {
        return temperature;
    }

    StringProperty maxTokensProperty() {
        return maxTokens;
    }

    /// The key of what is wrong with the fallbacks; "" if nothing is.
    ReadOnlyStringProperty fallbacksErrorProperty() {
        return fallbacksError.getReadOnlyProperty();
    }

    ReadOnlyStringProperty temperatureErrorProperty() {
        return temperatureError.getReadOnlyProperty();
    }

    ReadOnlyStringProperty maxTokensErrorProperty() {
        return maxTokensError.getReadOnlyProperty();
    }

    /// Adds a fallback at the end; one that is there already, or the model itself, is refused with a word.
    void addFallback(ModelId model) {
        if (model.equals(primary.get())) {
            fallbacksError.set("router.fallbacks.isPrimary");
        } else if (fallbacks.contains(model)) {
            fallbacksError.set("router.fallbacks.twice");
        } else {
            fallbacksError.set("");
            fallbacks.add(model);
        }
    }

    void removeFallback(int index) {
        fallbacksError.set("");
        fallbacks.remove(index);
    }

    /// Moves a fallback to another place, as far as there is one.
    ///
    /// @return where it is now
    int moveFallback(int from, int to) {
        int target = Math.clamp(to, 0, fallbacks.size() - 1);
        if (target != from) {
            fallbacks.add(target, fallbacks.remove(from));
        }
        return target;
    }

    /// Sets nothing of its own any more.
    void clear() {
        primary.set(null);
        fallbacks.clear();
        temperature.set("");
        maxTokens.set("");
        fallbacksError.set("");
    }

    /// The route as typed, or empty after marking what is wrong with it.
    Optional<TaskRoute> route() {
        Double heat = null;
        Integer most = null;
        try {
            heat = TypedNumber.temperature(temperature.get()).orElse(null);
            temperatureError.set("");
        } catch (InvalidInputException e) {
            temperatureError.set(e.getMessage());
        }
        try {
            most = TypedNumber.tokens(maxTokens.get()).orElse(null);
            maxTokensError.set("");
        } catch (InvalidInputException e) {
            maxTokensError.set(e.getMessage());
        }
        ModelId model = primary.get();
        fallbacksError.set(model != null && fallbacks.contains(model) ? "router.fallbacks.isPrimary" : "");
        boolean valid = fallbacksError.get().isEmpty()
                && temperatureError.get().isEmpty()
                && maxTokensError.get().isEmpty();
        return valid
                ? Optional.of(new TaskRoute(model, List.copyOf(fallbacks), new Parameters(heat, most)))
                : Optional.empty();
    }

    /// Whether closing it would lose something.
    boolean changed() {
        return !(primary.get() == null
                        ? original.primary() == null
                        : primary.get().equals(original.primary()))
                || !fallbacks.equals(original.fallbacks())
                || !temperature.get().equals(text(original.parameters().temperature()))
                || !maxTokens.get().equals(text(original.parameters().maxTokens()));
    }

    static String text(@Nullable Double temperature) {
        return temperature == null
                ? ""
                : new DecimalFormat("0.0##", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(temperature);
    }

    private static String text(@Nullable Integer tokens) {
        return tokens == null ? "" : tokens.toString();
    }
}
