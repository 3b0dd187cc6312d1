package dev.patchbay.ui.usage;

import dev.patchbay.domain.Attempt;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.UiThread;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
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

/// What was spent, in the range and the grouping that the user chose. Called on the FX thread.
final class UsageViewModel {
    private static final int PAGE = 200;

    /// The lower half of the panel.
    enum Segment {
        DAY,
        PROVIDER,
        MODEL,
        TASK,
        ATTEMPTS
    }

    /// Attempts read so far.
    ///
    /// @param read how many rows of the ledger were looked at for them
    /// @param more whether there may be others
    record Attempts(List<AttemptLine> lines, int read, boolean more) {
        static final Attempts NONE = new Attempts(List.of(), 0, true);
    }

    /// A finished export.
    record Exported(long rows, Path file) {}

    private final UsageSource source;
    private final UiThread ui;
    private final Words words;
    private final ReadOnlyObjectWrapper<@Nullable UsageData> data = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable UsageTable> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Attempts> attempts = new ReadOnlyObjectWrapper<>(Attempts.NONE);
    private final BooleanProperty demo = new SimpleBooleanProperty();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Segment> segment = new SimpleObjectProperty<>(Segment.MODEL);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper exporting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Exported> exported = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Exception> failure = new SimpleObjectProperty<>();
    private Function<LocalDate, UsageRange> range = today -> UsageRange.month(YearMonth.from(today));
    private int reading;
    private int paging;
    private boolean turning;

    UsageViewModel(UsageSource source, UiThread ui, Words words) {
        this.source = source;
        this.ui = ui;
        this.words = words;
        demo.addListener((property, before, now) -> group());
        filter.addListener((property, before, now) -> group());
        segment.addListener((property, before, now) -> group());
    }

    /// Reads the range anew. What an earlier, slower reading brings is dropped.
    void load() {
        int mine = ++reading;
        loading.set(true);
        failure.set(null);
        ui.run(() -> source.read(range), read -> show(mine, read), e -> fail(mine, e));
    }

    void showToday() {
        show(UsageRange::today);
    }

    void showWeek() {
        show(UsageRange::week);
    }

    void showThisMonth() {
        show(today -> UsageRange.month(YearMonth.from(today)));
    }

    /// Shows another month than the one shown (or the current one, where none is).
    void moveMonth(int by) {
        UsageData now = data.get();
        if (now != null) {
            YearMonth month = YearMonth.from(now.range().to()).plusMonths(by);
            show(today -> UsageRange.month(month));
        }
    }

    /// Reads the next page of attempts.
    void more() {
        UsageData now = data.get();
        if (now != null && !turning && attempts.get().more()) {
            page(now, attempts.get());
        }
    }

    /// Writes every attempt of the range, with Demo's if they are shown; the filter does not act on it.
    void export(Path file) {
        UsageData now = data.get();
        if (now == null || exporting.get()) {
            return;
        }
        exporting.set(true);
        exported.set(null);
        failure.set(null);
        var wanted = now.range().filter(demo.get());
        ui.run(
                () -> new Exported(source.export(wanted, file), file),
                done -> {
                    exporting.set(false);
                    exported.set(done);
                },
                e -> {
                    exporting.set(false);
                    failure.set(e);
                });
    }

    void dismiss() {
        exported.set(null);
        failure.set(null);
    }

    ReadOnlyObjectProperty<@Nullable UsageData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /// Rows and chart, filtered; null before anything was read.
    ReadOnlyObjectProperty<@Nullable UsageTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Attempts> attemptsProperty() {
        return attempts.getReadOnlyProperty();
    }

    /// Whether Demo's play money is shown too.
    BooleanProperty demoProperty() {
        return demo;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<Segment> segmentProperty() {
        return segment;
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty exportingProperty() {
        return exporting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Exported> exportedProperty() {
        return exported.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Exception> failureProperty() {
        return failure;
    }

    private void show(Function<LocalDate, UsageRange> next) {
        range = next;
        exported.set(null);
        load();
    }

    private void show(int mine, UsageData read) {
        if (mine == reading) {
            loading.set(false);
            data.set(read);
            group();
        }
    }

    private void fail(int mine, Exception e) {
        if (mine == reading) {
            loading.set(false);
            failure.set(e);
        }
    }

    private void group() {
        UsageData now = data.get();
        if (now == null) {
            return;
        }
        table.set(UsageTable.of(now, grouping(), demo.get(), filter.get()));
        if (segment.get() == Segment.ATTEMPTS) {
            page(now, Attempts.NONE); // the rows before stay until these are there
        } else {
            paging++;
            turning = false;
            attempts.set(Attempts.NONE);
        }
    }

    private Grouping grouping() {
        return segment.get() == Segment.ATTEMPTS
                ? Grouping.MODEL
                : Grouping.valueOf(segment.get().name());
    }

    private void page(UsageData of, Attempts before) {
        int mine = ++paging;
        turning = true;
        String wanted = filter.get();
        var rows = of.range().filter(demo.get());
        ui.run(
                () -> next(of, before, wanted, (offset, limit) -> source.attempts(rows, offset, limit)),
                read -> {
                    if (mine == paging) {
                        turning = false;
                        attempts.set(read);
                    }
                },
                e -> {
                    if (mine == paging) {
                        turning = false;
                        failure.set(e);
                    }
                });
    }

    /// Reads on until a page of matching attempts is full or there are no more.
    private Attempts next(UsageData of, Attempts before, String wanted, Pages pages) {
        var lines = new ArrayList<>(before.lines());
        int goal = lines.size() + PAGE;
        int read = before.read();
        List<Attempt> page;
        do {
            page = pages.read(read, PAGE);
            read += page.size();
            page.stream()
                    .map(attempt -> AttemptLine.of(attempt, of.names(), of.zone(), words))
                    .filter(line -> line.matches(wanted))
                    .forEach(lines::add);
        } while (page.size() == PAGE && lines.size() < goal);
        return new Attempts(List.copyOf(lines), read, page.size() == PAGE);
    }

    @FunctionalInterface
    private interface Pages {
        List<Attempt> read(int offset, int limit);
    }
}
