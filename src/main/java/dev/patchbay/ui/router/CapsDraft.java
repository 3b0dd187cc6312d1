package dev.patchbay.ui.router;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The caps while they are being typed: a line each, those on everything always. On the FX thread.
final class CapsDraft {
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private List<Budget> saved = List.of();

    CapsDraft() {
        revert();
    }

    /// One cap; an empty text is none.
    final class Line {
        private final Scope scope;
        private final Budget.Period period;
        private final StringProperty typed;
        private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

        private Line(Scope scope, Budget.Period period) {
            this.scope = scope;
            this.period = period;
            this.typed = new SimpleStringProperty(text(scope, period));
            typed.subscribe(() -> {
                error.set("");
                look();
            });
        }

        Scope scope() {
            return scope;
        }

        Budget.Period period() {
            return period;
        }

        boolean removable() {
            return !(scope instanceof Scope.Everything);
        }

        StringProperty typedProperty() {
            return typed;
        }

        /// The key of what is wrong; "" if nothing is.
        ReadOnlyStringProperty errorProperty() {
            return error.getReadOnlyProperty();
        }

        private boolean changed() {
            return !typed.get().equals(text(scope, period));
        }

        private boolean of(Budget budget) {
            return budget.scope().equals(scope) && budget.period() == period;
        }

        private Optional<BigDecimal> read() throws InvalidInputException {
            try {
                return TypedNumber.cap(typed.get());
            } catch (InvalidInputException e) {
                error.set(e.getMessage());
                throw e;
            }
        }
    }

    /// What saving would do.
    record Change(List<Budget> set, List<Budget> removed) {}

    ObservableList<Line> lines() {
        return lines;
    }

    /// Whether something differs from what is saved.
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Takes what is saved; what the user is changing stays as they typed it.
    void load(List<Budget> budgets) {
        boolean keep = changed.get();
        saved = List.copyOf(budgets);
        if (!keep) {
            revert();
        }
    }

    /// Shows what has just been saved, whatever is in the fields.
    void saved(List<Budget> budgets) {
        saved = List.copyOf(budgets);
        revert();
    }

    void revert() {
        lines.removeIf(line -> line.removable() && saved.stream().noneMatch(line::of));
        for (Budget.Period period : Budget.Period.values()) {
            line(Scope.EVERYTHING, period);
        }
        saved.forEach(cap -> line(cap.scope(), cap.period()));
        lines.forEach(line -> {
            line.typed.set(text(line.scope, line.period));
            line.error.set("");
        });
        look();
    }

    /// Adds a line to type a cap in.
    ///
    /// @return it, or the one that is there already
    Line add(Scope scope, Budget.Period period) {
        Line line = line(scope, period);
        look();
        return line;
    }

    void remove(Line line) {
        lines.remove(line);
        look();
    }

    /// The caps as typed, or empty after marking what is wrong with them.
    Optional<Change> change() {
        var set = new ArrayList<Budget>();
        var removed = new ArrayList<>(saved);
        boolean valid = true;
        for (Line line : lines) {
            if (!line.changed()) {
                removed.removeIf(line::of);
                continue;
            }
            try {
                line.read().ifPresent(cap -> {
                    removed.removeIf(line::of);
                    set.add(new Budget(line.scope, line.period, cap));
                });
            } catch (InvalidInputException e) {
                valid = false;
            }
        }
        return valid ? Optional.of(new Change(List.copyOf(set), List.copyOf(removed))) : Optional.empty();
    }

    private Line line(Scope scope, Budget.Period period) {
        return lines.stream()
                .filter(line -> line.scope.equals(scope) && line.period == period)
                .findFirst()
                .orElseGet(() -> {
                    var added = new Line(scope, period);
                    lines.add(added);
                    return added;
                });
    }

    private void look() {
        changed.set(lines.stream().anyMatch(line -> line.changed() || unsaved(line))
                || saved.stream().anyMatch(cap -> lines.stream().noneMatch(line -> line.of(cap))));
    }

    private boolean unsaved(Line line) {
        return line.removable() && saved.stream().noneMatch(line::of);
    }

    private String text(Scope scope, Budget.Period period) {
        return saved.stream()
                .filter(budget -> budget.scope().equals(scope) && budget.period() == period)
                .map(Budget::capUsd)
                .findFirst()
                .map(CapsDraft::plain)
                .orElse("");
    }

    private static String plain(BigDecimal usd) {
        BigDecimal stripped = usd.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale())).toPlainString();
    }
}
