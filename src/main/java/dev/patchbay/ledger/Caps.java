package dev.patchbay.ledger;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Price;
import dev.patchbay.store.Days;
import dev.patchbay.store.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Whether an attempt fits under its caps. Nothing here reads or writes.
final class Caps {
    private Caps() {}

    static List<Days> periods(List<Budget> budgets, LocalDate today) {
        return budgets.stream()
                .map(budget -> switch (budget.period()) {
                    case DAY -> Days.only(today);
                    case MONTH -> Days.monthOf(today);
                })
                .toList();
    }

    static List<BudgetState> states(List<Budget> budgets, List<Standing> standings) {
        var states = new ArrayList<BudgetState>();
        for (int i = 0; i < budgets.size(); i++) {
            Standing standing = standings.get(i);
            states.add(new BudgetState(budgets.get(i), standing.spent(), standing.held()));
        }
        return states;
    }

    /// Refused if settled + held + worst case would exceed a cap: the one of which least is left is named,
    /// so that what is said to fit does fit under all of them. What is free is never refused.
    static Optional<ChatFailure> refusal(Plan plan, List<BudgetState> caps) {
        Price price = plan.price();
        if (caps.isEmpty() || (price != null && price.free())) {
            return Optional.empty();
        }
        if (price == null) {
            return Optional.of(new ChatFailure.UnpricedUnderBudget(plan.model()));
        }
        BigDecimal worst = price.worstCase(plan.inputAtMost(), plan.maxTokens());
        BudgetState tightest =
                caps.stream().min(Comparator.comparing(Caps::balance)).orElseThrow();
        if (worst.compareTo(balance(tightest)) <= 0) {
            return Optional.empty();
        }
        int fitting = fitting(price, plan, balance(tightest));
        return Optional.of(new ChatFailure.OverBudget(
                tightest.budget(), plan.model(), tightest.spent(), tightest.held(), worst, fitting));
    }

    /// What is left, or how far it is exceeded already.
    private static BigDecimal balance(BudgetState state) {
        return state.budget().capUsd().subtract(state.spent()).subtract(state.held());
    }

    /// The most output tokens for which the worst case is within `left`: the worst case grows evenly with each.
    private static int fitting(Price price, Plan plan, BigDecimal left) {
        BigDecimal forOutput = left.subtract(price.worstCase(plan.inputAtMost(), 0));
        BigDecimal each = price.worstCase(0, 1);
        if (forOutput.signum() < 0 || each.signum() == 0) {
            return 0;
        }
        BigDecimal most = forOutput.divideToIntegralValue(each);
        return most.min(BigDecimal.valueOf(plan.maxTokens())).intValue();
    }
}
