package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.UiThread;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What was spent, in the range, the filter and the grouping that the user chose. Called on the FX thread. One reading
/// is under way at most: what was asked for meanwhile is read after it, and what is no longer wanted is not shown.
final class UsageViewModel {

    /// The lower half of the panel.
    enum Segment {
        DAY,
        PROVIDER,
        MODEL,
        TASK,
        PROFILE,
        ATTEMPTS
    }

    private record Place(Function<LocalDate, UsageRange> range, Map<Dimension, Set<String>> chosen, Segment segment) {}

    private final UsageSource source;
    private final UiThread ui;
    private final AttemptsModel attempts;
    private final ReadOnlyObjectWrapper<@Nullable UsageData> data = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty demo = new SimpleBooleanProperty();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Map<Dimension, Set<String>>> chosen = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObjectProperty<Segment> segment = new SimpleObjectProperty<>(Segment.MODEL);
    private final ObjectProperty<Dimension> stack = new SimpleObjectProperty<>(Dimension.PROVIDER);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Exception> failure = new SimpleObjectProperty<>();
    private final Deque<Place> back = new ArrayDeque<>();
    private Function<LocalDate, UsageRange> range = today -> UsageRange.month(YearMonth.from(today));
    private Function<LocalDate, Integer> year = LocalDate::getYear;
    private Dimension rows = Dimension.MODEL;
    private boolean again;
    private boolean moving;

    UsageViewModel(UsageSource source, UiThread ui, Words words) {
        this.source = source;
        this.ui = ui;
        attempts = new AttemptsModel(source, ui, words, failure::set);
        demo.addListener((property, before, now) -> load());
        filter.addListener((property, before, now) -> load());
        stack.addListener((property, before, now) -> load());
        segment.addListener((property, before, now) -> turn(now));
    }

    /// Reads what is wanted now.
    void load() {
        if (loading.get()) {
            again = true;
        } else if (!moving) {
            loading.set(true);
            failure.set(null);
            UsageQuery wanted = new UsageQuery(range, demo.get(), filter.get(), chosen.get(), rows, stack.get(), year);
            ui.run(() -> source.read(wanted), this::show, this::fail);
        }
    }

    void showToday() {
        show(UsageRange::day);
    }

    void showWeek() {
        show(UsageRange::week);
    }

    void showThisMonth() {
        show(today -> UsageRange.month(YearMonth.from(today)));
    }

    void showThisYear() {
        show(today -> UsageRange.year(today.getYear()));
    }

    void showOwn(LocalDate from, LocalDate to) {
        show(today -> UsageRange.own(from, to));
    }

    /// Shows the period before (-1) or after (1) the one shown.
    void move(int by) {
        UsageData now = data.get();
        if (now != null) {
            UsageRange next = now.range().moved(by);
            show(today -> next);
        }
    }

    void moveYear(int by) {
        UsageData now = data.get();
        if (now != null) {
            int next = now.year() + by;
            year = today -> next;
            load();
        }
    }

    /// Picks a value, or lets it go if it is the only one picked.
    ///
    /// @param also keep what was picked before
    void pick(Dimension dimension, Set<String> keys, boolean also) {
        Set<String> before = chosen.get().getOrDefault(dimension, Set.of());
        var now = new HashSet<>(also ? before : Set.<String>of());
        if (before.containsAll(keys) && (also || before.size() == keys.size())) {
            now.removeAll(keys);
        } else {
            now.addAll(keys);
        }
        choose(dimension, now);
    }

    /// Lets through these values only; all if there are none.
    void choose(Dimension dimension, Set<String> keys) {
        var next = new EnumMap<Dimension, Set<String>>(Dimension.class);
        next.putAll(chosen.get());
        if (keys.isEmpty()) {
            next.remove(dimension);
        } else {
            next.put(dimension, Set.copyOf(keys));
        }
        chosen.set(Map.copyOf(next));
        load();
    }

    void clear() {
        moving = true;
        filter.set("");
        chosen.set(Map.of());
        moving = false;
        load();
    }

    /// Shows the attempts behind a bar or a row.
    void drill(Dimension dimension, String key) {
        back.push(new Place(range, chosen.get(), segment.get()));
        moving = true;
        UsageData now = data.get();
        if (dimension == Dimension.DAY && now != null) {
            LocalDate day = LocalDate.parse(key);
            if (day.isBefore(now.range().from()) || day.isAfter(now.range().to())) {
                range = today -> UsageRange.day(day);
            }
        }
        segment.set(Segment.ATTEMPTS);
        choose(dimension, Set.of(key));
        moving = false;
        load();
    }

    /// One step back: from an attempt to the list, from there to where one came from, then without the filter.
    ///
    /// @return whether there was a step to go
    boolean back() {
        if (attempts.close()) {
            return true;
        }
        Place place = back.poll();
        if (place != null && segment.get() == Segment.ATTEMPTS) {
            moving = true;
            range = place.range();
            chosen.set(place.chosen());
            segment.set(place.segment());
            moving = false;
            load();
            return true;
        }
        if (filter.get().isBlank() && chosen.get().isEmpty()) {
            return false;
        }
        clear();
        return true;
    }

    /// Opens one attempt from elsewhere in the window.
    void open(UUID attempt) {
        segment.set(Segment.ATTEMPTS);
        attempts.open(attempt);
    }

    void dismiss() {
        failure.set(null);
    }

    AttemptsModel attempts() {
        return attempts;
    }

    /// What was read last; null before anything was.
    ReadOnlyObjectProperty<@Nullable UsageData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /// Whether Demo's play money is shown too.
    BooleanProperty demoProperty() {
        return demo;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// What was picked.
    ReadOnlyObjectProperty<Map<Dimension, Set<String>>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    ObjectProperty<Segment> segmentProperty() {
        return segment;
    }

    /// What the chart's colours stand for.
    ObjectProperty<Dimension> stackProperty() {
        return stack;
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Exception> failureProperty() {
        return failure;
    }

    private void show(Function<LocalDate, UsageRange> next) {
        range = next;
        back.clear();
        choose(Dimension.DAY, Set.of());
    }

    private void turn(Segment now) {
        attempts.close();
        if (now == Segment.ATTEMPTS) {
            load();
        } else {
            back.clear();
            rows = Dimension.valueOf(now.name());
            load();
        }
    }

    private void show(UsageData read) {
        loading.set(false);
        if (again) {
            again = false;
            load();
            return;
        }
        data.set(read);
        if (segment.get() == Segment.ATTEMPTS) {
            attempts.list(read);
        } else {
            attempts.forget();
        }
    }

    private void fail(Exception e) {
        loading.set(false);
        if (again) {
            again = false;
            load();
        } else {
            failure.set(e);
        }
    }
}
