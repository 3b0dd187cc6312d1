package dev.patchbay.ui.usage;

import dev.patchbay.domain.UsagePage;
import dev.patchbay.text.Words;
import dev.patchbay.ui.fx.UiThread;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The attempts that the filter lets through, read page by page as one scrolls, and the one that is looked at. What an
/// older filter brings late is dropped. Called on the FX thread.
final class AttemptsModel {

    /// Attempts read so far.
    ///
    /// @param next where the next page begins, or null if all are there
    record Shown(List<AttemptLine> lines, UsagePage.@Nullable Cursor next, boolean reading) {
        static final Shown NOTHING = new Shown(List.of(), null, true);
    }

    private final UsageSource source;
    private final UiThread ui;
    private final Words words;
    private final Consumer<Exception> failed;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable AttemptDetails> details = new ReadOnlyObjectWrapper<>();
    private @Nullable UsageData of;
    private int listing;
    private int opening;

    AttemptsModel(UsageSource source, UiThread ui, Words words, Consumer<Exception> failed) {
        this.source = source;
        this.ui = ui;
        this.words = words;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The attempt that is looked at; null for none.
    ReadOnlyObjectProperty<@Nullable AttemptDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// Lists anew; the rows before stay until the new ones are there.
    void list(UsageData data) {
        of = data;
        read(new Shown(List.of(), null, true), null);
    }

    void forget() {
        listing++;
        of = null;
        shown.set(Shown.NOTHING);
    }

    /// Reads the next page, if there is one and it is not being read.
    void more() {
        Shown now = shown.get();
        if (of != null && now.next() != null && !now.reading()) {
            shown.set(new Shown(now.lines(), now.next(), true));
            read(now, now.next());
        }
    }

    void open(AttemptLine line) {
        open(() -> source.details(line.attempt()));
    }

    void open(UUID attempt) {
        open(() -> source.details(source.find(attempt)));
    }

    private void open(Callable<AttemptDetails> reading) {
        int mine = ++opening;
        ui.run(
                reading,
                read -> {
                    if (mine == opening) {
                        details.set(read);
                    }
                },
                failed);
    }

    /// @return whether one was open
    boolean close() {
        opening++;
        boolean open = details.get() != null;
        details.set(null);
        return open;
    }

    private void read(Shown before, UsagePage.@Nullable Cursor after) {
        UsageData data = of;
        if (data == null) {
            return;
        }
        int mine = ++listing;
        ui.run(
                () -> next(data, before.lines(), after),
                read -> {
                    if (mine == listing) {
                        shown.set(read);
                    }
                },
                e -> {
                    if (mine == listing) {
                        shown.set(new Shown(before.lines(), before.next(), false));
                        failed.accept(e);
                    }
                });
    }

    private Shown next(UsageData data, List<AttemptLine> before, UsagePage.@Nullable Cursor after) {
        UsagePage page = source.page(data.filter(), after);
        var lines = new ArrayList<>(before);
        page.attempts().forEach(attempt -> lines.add(AttemptLine.of(attempt, data.names(), data.zone(), words)));
        return new Shown(List.copyOf(lines), page.next(), false);
    }
}
