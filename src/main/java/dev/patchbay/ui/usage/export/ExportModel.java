package dev.patchbay.ui.usage.export;

import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.Exports;
import dev.patchbay.report.ReportKind;
import dev.patchbay.ui.fx.UiThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One export: what, where to, how far. Called on the FX thread.
public final class ExportModel {
    private final Exports exports;
    private final UiThread ui;
    private final Consumer<String> clipboard;
    private final ObjectProperty<ReportKind> kind = new SimpleObjectProperty<>(ReportKind.ATTEMPTS);
    private final ReadOnlyObjectWrapper<@Nullable UsageFilter> filter = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Running> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
    private int counting;
    private Cancellation stop = new Cancellation();

    /// How far an export is.
    ///
    /// @param of 0 before they were counted
    record Running(long rows, long of) {}

    /// How an export ended.
    sealed interface Outcome {
        record Written(long rows, Path file) implements Outcome {}

        record Copied(long rows) implements Outcome {}

        /// Too much for the clipboard.
        record TooMany(long rows) implements Outcome {}

        record Cancelled() implements Outcome {}

        record Failed(Exception why) implements Outcome {}
    }

    /// @param clipboard takes what is copied
    public ExportModel(Exports exports, UiThread ui, Consumer<String> clipboard) {
        this.exports = exports;
        this.ui = ui;
        this.clipboard = clipboard;
        kind.addListener((property, before, now) -> count());
    }

    /// Offers what is on the screen. An export under way goes on.
    public void open(UsageFilter shown) {
        filter.set(shown);
        outcome.set(null);
        count();
    }

    /// What is on the screen has changed.
    public void follow(UsageFilter shown) {
        if (filter.get() != null && !shown.equals(filter.get()) && running.get() == null) {
            filter.set(shown);
            count();
        }
    }

    public void close() {
        filter.set(null);
        outcome.set(null);
    }

    public void toFile(Path file) {
        Cancellation mine = begin();
        var at = ui.batched(this::progress);
        run((what, of) -> new Outcome.Written(
                exports.toFile(what, of, file, mine, (done, all) -> at.accept(new Running(done, all))), file));
    }

    void copy() {
        Cancellation mine = begin();
        run((what, of) -> {
            Optional<String> text = exports.tabbed(what, of);
            if (mine.isCancelled()) {
                return new Outcome.Cancelled();
            }
            text.ifPresent(copied -> ui.ui().execute(() -> clipboard.accept(copied)));
            long count = exports.count(what, of);
            return text.isPresent() ? new Outcome.Copied(count) : new Outcome.TooMany(count);
        });
    }

    /// Ends what is under way; nothing of it is left.
    void cancel() {
        stop.cancel();
    }

    void dismiss() {
        outcome.set(null);
    }

    ObjectProperty<ReportKind> kindProperty() {
        return kind;
    }

    /// Null while nothing is offered.
    public ReadOnlyObjectProperty<@Nullable UsageFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /// How many rows there would be; null until that is known.
    ReadOnlyObjectProperty<@Nullable Long> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Null while nothing is under way.
    ReadOnlyObjectProperty<@Nullable Running> runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    private Cancellation begin() {
        outcome.set(null);
        running.set(new Running(0, 0));
        stop = new Cancellation();
        return stop;
    }

    @FunctionalInterface
    private interface Work {
        Outcome on(ReportKind kind, UsageFilter filter);
    }

    private void run(Work work) {
        UsageFilter wanted = filter.get();
        ReportKind what = kind.get();
        if (wanted == null) {
            end(new Outcome.Cancelled());
            return;
        }
        ui.run(
                () -> work.on(what, wanted),
                this::end,
                e -> end(e instanceof CancellationException ? new Outcome.Cancelled() : new Outcome.Failed(e)));
    }

    private void progress(List<Running> reached) {
        if (running.get() != null) {
            progressed(reached.getLast());
        }
    }

    void progressed(Running reached) {
        running.set(reached);
    }

    private void end(Outcome how) {
        running.set(null);
        outcome.set(how);
    }

    private void count() {
        UsageFilter wanted = filter.get();
        int mine = ++counting;
        rows.set(null);
        if (wanted == null) {
            return;
        }
        ReportKind what = kind.get();
        ui.run(
                () -> exports.count(what, wanted),
                counted -> {
                    if (mine == counting) {
                        rows.set(counted);
                    }
                },
                e -> {
                    if (mine == counting) {
                        outcome.set(new Outcome.Failed(e));
                    }
                });
    }
}
