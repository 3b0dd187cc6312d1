package dev.patchbay.ui.router;

import dev.patchbay.domain.Budget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The two caps while they are being typed. On the FX thread.
final class CapsDraft {
    private final StringProperty day = new SimpleStringProperty("");
    private final StringProperty month = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper dayError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper monthError = new ReadOnlyStringWrapper("");
    private List<Budget> saved = List.of();

    CapsDraft() {
        day.addListener((property, before, now) -> dayError.set(""));
        month.addListener((property, before, now) -> monthError.set(""));
    }

    StringProperty dayProperty() {
        return day;
    }

    StringProperty monthProperty() {
        return month;
    }

    /// The key of what is wrong; "" if nothing is.
    ReadOnlyStringProperty dayErrorProperty() {
        return dayError.getReadOnlyProperty();
    }

    ReadOnlyStringProperty monthErrorProperty() {
        return monthError.getReadOnlyProperty();
    }

    /// Takes what is saved; a field that the user is changing keeps what they typed.
    void load(List<Budget> budgets) {
        boolean keep = changed();
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
        day.set(text(saved, Budget.Period.DAY));
        month.set(text(saved, Budget.Period.MONTH));
        dayError.set("");
        monthError.set("");
    }

    boolean changed() {
        return !day.get().equals(text(saved, Budget.Period.DAY))
                || !month.get().equals(text(saved, Budget.Period.MONTH));
    }

    /// The caps as typed, or empty after marking what is wrong with them.
    Optional<List<Budget>> budgets() {
        var caps = new ArrayList<Budget>();
        boolean valid = read(day, dayError, Budget.Period.DAY, caps);
        valid &= read(month, monthError, Budget.Period.MONTH, caps);
        return valid ? Optional.of(List.copyOf(caps)) : Optional.empty();
    }

    private static boolean read(
            StringProperty typed, ReadOnlyStringWrapper error, Budget.Period period, List<Budget> caps) {
        try {
            TypedNumber.cap(typed.get()).ifPresent(usd -> caps.add(Budget.overall(period, usd)));
            error.set("");
            return true;
        } catch (InvalidInputException e) {
            error.set(e.getMessage());
            return false;
        }
    }

    private static String text(List<Budget> budgets, Budget.Period period) {
        return budgets.stream()
                .filter(budget -> budget.period() == period)
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
