package dev.patchbay.ui.router;

import dev.patchbay.Core;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Scope;
import dev.patchbay.text.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The services behind the Router panel.
record CoreRouterStore(Core core, Words words, InstantSource clock) implements RouterStore {

    @Override
    public RouterViewModel.Shown read() {
        Profile profile = core.profiles().current();
        return new RouterViewModel.Shown(
                profile,
                ModelDirectoryReader.read(core, words, clock.instant()),
                core.budgets().all(),
                everyPeriod(false),
                everyPeriod(true));
    }

    @Override
    public void change(UnaryOperator<Profile> change) {
        core.profiles().save(change.apply(core.profiles().current()));
    }

    @Override
    public void setCaps(List<Budget> caps) {
        for (Budget.Period period : Budget.Period.values()) {
            caps.stream()
                    .filter(cap -> cap.period() == period)
                    .findFirst()
                    .ifPresentOrElse(core.budgets()::set, () -> core.budgets().remove(Scope.EVERYTHING, period));
        }
    }

    /// What was spent is shown for a period without a cap too: asked for with a cap of nothing.
    private List<BudgetState> everyPeriod(boolean demo) {
        List<BudgetState> caps = core.budgets().states(demo);
        return Stream.of(Budget.Period.values())
                .map(period -> caps.stream()
                        .filter(cap ->
                                cap.budget().period() == period && cap.budget().scope() instanceof Scope.Everything)
                        .findFirst()
                        .orElseGet(() -> core.budgets().overall(period, demo)))
                .toList();
    }
}
