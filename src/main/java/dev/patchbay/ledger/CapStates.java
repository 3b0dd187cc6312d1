package dev.patchbay.ledger;

import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Price;
import dev.patchbay.domain.Scope;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Caps as they stood at one moment, and what they say to an attempt. Reads and writes nothing.
///
/// @param all those of one kind of money: real or Demo's
public record CapStates(List<BudgetState> all) {

    public CapStates {
        all = List.copyOf(all);
    }

    /// Those that the attempt counts for: all of them must hold.
    public List<BudgetState> of(Plan plan) {
        List<Scope> scopes = plan.origin().scopes();
        return all.stream()
                .filter(state -> scopes.contains(state.budget().scope()))
                .toList();
    }

    /// Refused if settled + held + worst case would exceed a cap: the one of which least is left is named,
    /// so that what is said to fit does fit under all of them. What is free is never refused.
    public Optional<ChatFailure> refusal(Plan plan) {
        Price price = plan.price();
        List<BudgetState> caps = of(plan);
        if (caps.isEmpty() || (price != null && price.free())) {
            return Optional.empty();
        }
        if (price == null) {
            return Optional.of(new ChatFailure.UnpricedUnderBudget(plan.model()));
        }
        BigDecimal worst = price.worstCase(plan.inputAtMost(), plan.maxTokens());
        BudgetState tightest =
                caps.stream().min(Comparator.comparing(BudgetState::balance)).orElseThrow();
        if (worst.compareTo(tightest.balance()) <= 0) {
            return Optional.empty();
        }
        int fitting = fitting(price, plan, tightest.balance());
        return Optional.of(new ChatFailure.OverBudget(tightest, plan.model(), worst, fitting, null));
    }

    /// The most output tokens for which the worst case is within `left`: the worst case grows evenly with each.
    private static int fitting(Price price, Plan plan, BigDecimal left) {
        BigDecimal forInput = price.worstCase(plan.inputAtMost(), 0);
        BigDecimal forOutput = left.subtract(forInput);
        BigDecimal each = price.worstCase(plan.inputAtMost(), 1).subtract(forInput);
        if (forOutput.signum() < 0 || each.signum() == 0) {
            return 0;
        }
        BigDecimal most = forOutput.divideToIntegralValue(each);
        return most.min(BigDecimal.valueOf(plan.maxTokens())).intValue();
    }
}
