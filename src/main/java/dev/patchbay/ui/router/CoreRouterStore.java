package dev.patchbay.ui.router;

import dev.patchbay.Core;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskType;
import dev.patchbay.text.Words;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The services behind the Router panel.
record CoreRouterStore(Core core, Words words, InstantSource clock) implements RouterStore {

    @Override
    public RouterViewModel.Shown read() {
        Profile profile = core.profiles().current();
        var caps = new CapsShown(
                core.budgets().all(),
                states(false),
                states(true),
                names(profile),
                core.budgets().zone().getId());
        return new RouterViewModel.Shown(profile, ModelDirectoryReader.read(core, words, clock.instant()), caps);
    }

    @Override
    public void change(UnaryOperator<Profile> change) {
        core.profiles().save(change.apply(core.profiles().current()));
    }

    @Override
    public void change(CapsDraft.Change caps) {
        caps.removed().forEach(cap -> core.budgets().remove(cap.scope(), cap.period()));
        caps.set().forEach(core.budgets()::set);
    }

    /// What everything has cost is shown for a period without a cap too.
    private List<BudgetState> states(boolean demo) {
        var states = new ArrayList<>(core.budgets().states(demo));
        for (Budget.Period period : Budget.Period.values()) {
            boolean capped = states.stream()
                    .map(BudgetState::budget)
                    .anyMatch(cap -> cap.scope() instanceof Scope.Everything && cap.period() == period);
            if (!capped) {
                states.add(core.budgets().overall(period, demo));
            }
        }
        return List.copyOf(states);
    }

    private Map<Scope, String> names(Profile profile) {
        var names = new LinkedHashMap<Scope, String>();
        names.put(Scope.EVERYTHING, words.get("router.caps.everything"));
        core.providers().all().stream()
                .filter(provider -> !provider.demo())
                .forEach(provider -> names.put(new Scope.OfProvider(provider.id()), provider.name()));
        Stream.concat(TaskType.GIVEN.stream(), profile.routes().keySet().stream())
                .distinct()
                .forEach(task -> names.put(new Scope.OfTask(task), words.get("router.caps.task", words.task(task))));
        names.put(new Scope.OfProfile(profile.id()), words.get("router.caps.profile", profile.name()));
        return names;
    }
}
