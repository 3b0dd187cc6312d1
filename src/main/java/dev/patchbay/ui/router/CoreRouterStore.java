package dev.patchbay.ui.router;

import dev.patchbay.Core;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.Profile;
import dev.patchbay.text.Words;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The services behind the Router panel.
record CoreRouterStore(Core core, Words words, InstantSource clock) implements RouterStore {

    @Override
    public RouterViewModel.Shown read() {
        Profile profile = core.profiles().current();
        List<Budget> budgets = everyPeriod(profile.budgets());
        return new RouterViewModel.Shown(
                profile,
                ModelDirectoryReader.read(core, words, clock.instant()),
                core.ledger().budgets(budgets, false),
                core.ledger().budgets(budgets, true));
    }

    @Override
    public void change(UnaryOperator<Profile> change) {
        core.profiles().save(change.apply(core.profiles().current()));
    }

    /// What was spent is shown for a period without a cap too: asked for with a cap of nothing.
    private static List<Budget> everyPeriod(List<Budget> budgets) {
        var all = new ArrayList<>(budgets);
        for (Budget.Period period : Budget.Period.values()) {
            if (budgets.stream().noneMatch(budget -> budget.period() == period)) {
                all.add(new Budget(period, BigDecimal.ZERO));
            }
        }
        return List.copyOf(all);
    }
}
