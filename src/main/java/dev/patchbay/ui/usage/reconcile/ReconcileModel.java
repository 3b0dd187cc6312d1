package dev.patchbay.ui.usage.reconcile;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.report.BadBillException;
import dev.patchbay.report.Bill;
import dev.patchbay.report.Bills;
import dev.patchbay.report.Reconciliation;
import dev.patchbay.ui.fx.UiThread;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// A provider's bill, from its file to the comparison. Called on the FX thread; what comes late from an earlier file is
/// dropped.
final class ReconcileModel {
    private final Bills bills;
    private final UiThread ui;
    private final ObjectProperty<@Nullable ProviderId> provider = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Bill> bill = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Reconciliation> comparison = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Exception> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> saved = new ReadOnlyObjectWrapper<>();
    private int asked;

    ReconcileModel(Bills bills, UiThread ui) {
        this.bills = bills;
        this.ui = ui;
        provider.addListener((property, before, now) -> compare());
    }

    /// Reads a file whose columns are found by their names.
    void read(Path chosen) {
        read(chosen, null, null);
    }

    /// Reads the same file by the columns that the user named.
    void read(String date, String cost) {
        Path same = file.get();
        if (same != null) {
            read(same, date, cost);
        }
    }

    void save(Path target) {
        Reconciliation now = comparison.get();
        if (now == null) {
            return;
        }
        failure.set(null);
        saved.set(null);
        ui.run(
                () -> {
                    bills.toFile(now, target);
                    return target;
                },
                saved::set,
                failure::set);
    }

    /// Whose bill it is: found in the file, or the user's choice.
    ObjectProperty<@Nullable ProviderId> providerProperty() {
        return provider;
    }

    ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Bill> billProperty() {
        return bill.getReadOnlyProperty();
    }

    /// What the user may choose from; empty where the columns are clear.
    ReadOnlyObjectProperty<List<String>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Reconciliation> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Exception> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Path> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    private void read(Path chosen, @Nullable String date, @Nullable String cost) {
        int mine = ++asked;
        file.set(chosen);
        bill.set(null);
        comparison.set(null);
        failure.set(null);
        saved.set(null);
        ui.run(() -> bills.read(chosen, date, cost), read -> show(mine, read), e -> fail(mine, chosen, e));
    }

    private void show(int mine, Bill read) {
        if (mine != asked) {
            return;
        }
        columns.set(List.of());
        bill.set(read);
        if (!read.provider().isEmpty() && !new ProviderId(read.provider()).equals(provider.get())) {
            provider.set(new ProviderId(read.provider()));
        } else {
            compare();
        }
    }

    private void fail(int mine, Path chosen, Exception why) {
        if (mine != asked) {
            return;
        }
        failure.set(why);
        if (why instanceof BadBillException bad && bad.columnsUnclear()) {
            ui.run(
                    () -> bills.header(chosen),
                    header -> {
                        if (mine == asked) {
                            columns.set(header);
                        }
                    },
                    e -> columns.set(List.of()));
        } else {
            columns.set(List.of());
        }
    }

    private void compare() {
        Bill now = bill.get();
        ProviderId whose = provider.get();
        comparison.set(null);
        saved.set(null);
        if (now == null || whose == null) {
            return;
        }
        int mine = ++asked;
        ui.run(
                () -> bills.compare(now, whose),
                compared -> {
                    if (mine == asked) {
                        comparison.set(compared);
                    }
                },
                e -> {
                    if (mine == asked) {
                        failure.set(e);
                    }
                });
    }
}
