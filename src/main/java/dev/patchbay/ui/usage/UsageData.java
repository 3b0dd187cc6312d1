package dev.patchbay.ui.usage;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Everything the panel shows of one range, read in one go.
///
/// @param cells   of the range, Demo's included
/// @param month   of the current month, Demo's included
/// @param budgets the caps that are set, with the real money spent against them
record UsageData(
        UsageRange range,
        LocalDate today,
        ZoneId zone,
        List<UsageCell> cells,
        List<UsageCell> month,
        List<BudgetState> budgets,
        UsageNames names) {

    Optional<BigDecimal> cap(Budget.Period period) {
        return budget(period).map(state -> state.budget().capUsd());
    }

    /// The cap on everything.
    Optional<BudgetState> budget(Budget.Period period) {
        return budgets.stream()
                .filter(state ->
                        state.budget().period() == period && state.budget().scope() instanceof Scope.Everything)
                .findFirst();
    }

    /// Real money only.
    UsageSum sumOfToday() {
        return UsageSum.of(month.stream()
                .filter(cell -> !cell.demo() && cell.day().equals(today))
                .toList());
    }

    /// Real money only.
    UsageSum sumOfMonth() {
        return UsageSum.of(month.stream().filter(cell -> !cell.demo()).toList());
    }

    /// Real money only.
    UsageSum sumOfRange() {
        return UsageSum.of(cells.stream().filter(cell -> !cell.demo()).toList());
    }

    /// Real money that went into what nobody asked: titles, key checks.
    UsageSum overhead() {
        return UsageSum.of(cells.stream()
                .filter(cell -> !cell.demo() && cell.purpose().overhead())
                .toList());
    }
}
