package dev.patchbay.ui.router;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The caps as the panel shows them.
///
/// @param budgets those that are set
/// @param real    every cap and what everything has cost, with real money; also for a period without a cap
/// @param demo    the same with Demo's play money
/// @param names   what a cap can count and how that is called, in the order in which it is offered
/// @param zone    where days and months begin
record CapsShown(
        List<Budget> budgets, List<BudgetState> real, List<BudgetState> demo, Map<Scope, String> names, String zone) {

    CapsShown {
        names = new LinkedHashMap<>(names);
    }

    Optional<BudgetState> real(Scope scope, Budget.Period period) {
        return find(real, scope, period);
    }

    Optional<BudgetState> demo(Scope scope, Budget.Period period) {
        return find(demo, scope, period);
    }

    boolean capped(Scope scope, Budget.Period period) {
        return budgets.stream().anyMatch(cap -> cap.scope().equals(scope) && cap.period() == period);
    }

    /// A provider that was removed is called by its id.
    String name(Scope scope) {
        return names.getOrDefault(
                scope,
                switch (scope) {
                    case Scope.Everything _ -> "";
                    case Scope.OfProfile(var id) -> id;
                    case Scope.OfProvider(var provider) -> provider.value();
                    case Scope.OfTask(var task) -> task.id();
                });
    }

    private static Optional<BudgetState> find(List<BudgetState> states, Scope scope, Budget.Period period) {
        return states.stream()
                .filter(state ->
                        state.budget().scope().equals(scope) && state.budget().period() == period)
                .findFirst();
    }
}
