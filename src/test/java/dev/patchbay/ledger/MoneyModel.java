package dev.patchbay.ledger;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ChatFailure;
import dev.patchbay.domain.Scope;
import dev.patchbay.store.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the ledger should say, in plain sums and without looking into it.
///
/// With several threads nobody outside knows in which order the database did its work, so everything has two bounds:
/// what certainly counts, and what may count. A hold counts for certain once it is given, and until its settlement
/// begins; while a settlement is under way the smaller of hold and cost is certain and the larger one possible. A hold
/// must have been within the highest value that its caps had while it was asked for; a refusal must be explained by
/// the lowest one. With a single thread the bounds are one, and every answer is foretold exactly.
final class MoneyModel {
    private static final BigDecimal NO_CAP = BigDecimal.TEN.pow(12);

    private final Map<CapKey, BigDecimal> caps = new HashMap<>();
    private final Map<CapKey, BigDecimal> changing = new HashMap<>();
    private final Map<SumKey, TreeMap<LocalDate, BigDecimal>> spent = new HashMap<>();
    private final Set<Entry> open = new HashSet<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    record CapKey(Scope scope, Budget.Period period) {}

    record SumKey(boolean demo, Scope scope) {}

    /// One attempt from before its reservation to its end.
    final class Entry {
        final Plan plan;
        final BigDecimal worst;
        private final LocalDate asked;
        private final Map<CapKey, BigDecimal> highest = new HashMap<>();
        private final Map<CapKey, BigDecimal> lowest = new HashMap<>();
        private final Map<CapKey, BigDecimal> possible = new HashMap<>();
        private final Map<CapKey, BigDecimal> allowed = new HashMap<>();
        private boolean held;
        private @Nullable LocalDate day;
        private @Nullable BigDecimal cost;

        private Entry(Plan plan, LocalDate today) {
            this.plan = plan;
            this.worst = plan.price() == null ? BigDecimal.ZERO : plan.worstUsd();
            this.asked = today;
        }

        private boolean counts(CapKey cap, boolean demo, LocalDate today) {
            return plan.origin().demo() == demo
                    && plan.origin().scopes().contains(cap.scope())
                    && (day == null || Days.of(cap.period(), today).contain(day));
        }

        private BigDecimal certain() {
            return !held ? BigDecimal.ZERO : cost == null ? worst : worst.min(cost);
        }

        private BigDecimal possible() {
            return cost == null ? worst : worst.max(cost);
        }

        /// More may count from now on, for whoever is being decided about at this moment.
        private void more(Entry other, BigDecimal usd) {
            for (CapKey key : possible.keySet()) {
                if (other.counts(key, plan.origin().demo(), asked)) {
                    possible.merge(key, usd, BigDecimal::add);
                }
            }
        }

        private void allow(Entry other, BigDecimal usd) {
            for (CapKey key : allowed.keySet()) {
                if (other.counts(key, plan.origin().demo(), asked)) {
                    allowed.merge(key, usd, BigDecimal::add);
                }
            }
        }
    }

    synchronized Entry asks(Plan plan, LocalDate today) {
        var entry = new Entry(plan, today);
        for (Scope scope : plan.origin().scopes()) {
            for (Budget.Period period : Budget.Period.values()) {
                var key = new CapKey(scope, period);
                BigDecimal now = caps.getOrDefault(key, NO_CAP);
                entry.highest.put(key, now.max(changing.getOrDefault(key, now)));
                entry.lowest.put(key, now.min(changing.getOrDefault(key, now)));
                entry.possible.put(key, possible(key, plan.origin().demo(), today));
                entry.allowed.put(key, BigDecimal.ZERO);
            }
        }
        for (Entry other : open) {
            if (!other.held && other.plan.origin().overCap()) {
                entry.allow(other, other.worst);
            }
            entry.allow(other, overshoot(other));
            if (!other.held) {
                other.more(entry, entry.worst);
                other.allow(entry, plan.origin().overCap() ? entry.worst : BigDecimal.ZERO);
            }
        }
        open.add(entry);
        return entry;
    }

    synchronized void admitted(Entry entry, Attempt attempt, LocalDate today) {
        count(attempt.origin().overCap() ? "over a cap" : "admitted");
        entry.held = true;
        boolean priced = entry.plan.price() != null;
        entry.highest.forEach((key, cap) -> {
            check(priced || cap.equals(NO_CAP), "An unpriced model slipped through under " + key);
            boolean checked =
                    priced && !entry.plan.price().free() && !attempt.origin().overCap();
            BigDecimal sum = certain(key, attempt.demo(), today);
            BigDecimal most = cap.add(entry.allowed.get(key));
            check(!checked || sum.compareTo(most) <= 0, key + ": " + sum + " spent and held over " + most);
        });
        check(
                !priced || attempt.reservedUsd().compareTo(entry.worst) == 0,
                "held " + attempt.reservedUsd() + " for a worst case of " + entry.worst);
        check(!attempt.origin().overCap() || entry.plan.origin().overCap(), "An override that nobody asked for");
        check(!attempt.origin().overCap() || mayBreak(entry), "An override where none was needed");
    }

    /// @param exact whether nobody else works at the same time
    synchronized void refused(Entry entry, ChatFailure failure, boolean exact, LocalDate today) {
        open.remove(entry);
        if (failure instanceof ChatFailure.UnpricedUnderBudget) {
            count("unpriced");
            check(entry.plan.price() == null, "A priced model was refused as unpriced");
            check(entry.lowest.values().stream().anyMatch(cap -> cap.compareTo(NO_CAP) < 0), "No cap, but refused");
            return;
        }
        count("refused");
        var over = (ChatFailure.OverBudget) failure;
        check(!entry.plan.price().free(), "A free model was refused");
        check(!entry.plan.origin().overCap(), "Refused although the user allowed it");
        check(mayBreak(entry), "Refused, but it fits: " + over);
        if (exact) {
            numbers(entry, over, today);
        }
    }

    private boolean mayBreak(Entry entry) {
        return entry.lowest.entrySet().stream()
                .anyMatch(
                        cap -> entry.possible.get(cap.getKey()).add(entry.worst).compareTo(cap.getValue()) > 0);
    }

    private void numbers(Entry entry, ChatFailure.OverBudget over, LocalDate today) {
        Plan plan = entry.plan;
        var key = new CapKey(over.cap().budget().scope(), over.cap().budget().period());
        BigDecimal sum = certain(key, plan.origin().demo(), today);
        check(over.cap().spent().add(over.cap().held()).compareTo(sum) == 0, key + " stands otherwise: " + over);
        check(over.cap().budget().capUsd().compareTo(caps.get(key)) == 0, "Another cap: " + over);
        check(over.worst().compareTo(entry.worst) == 0, "Another worst case: " + over);
        check(over.fitting() == 0 || fits(plan, over.fitting(), today), "What is said to fit does not: " + over);
        check(!fits(plan, over.fitting() + 1, today), "More would fit: " + over);
    }

    private boolean fits(Plan plan, int maxTokens, LocalDate today) {
        BigDecimal worst = plan.price().worstCase(plan.inputAtMost(), maxTokens);
        return plan.origin().scopes().stream().allMatch(scope -> {
            for (Budget.Period period : Budget.Period.values()) {
                var key = new CapKey(scope, period);
                BigDecimal sum = certain(key, plan.origin().demo(), today).add(worst);
                if (sum.compareTo(caps.getOrDefault(key, NO_CAP)) > 0) {
                    return false;
                }
            }
            return true;
        });
    }

    synchronized void sent(Entry entry, LocalDate today) {
        entry.day = today;
    }

    synchronized void settles(Entry entry, BigDecimal cost) {
        entry.cost = cost;
        BigDecimal more = overshoot(entry);
        open.stream().filter(other -> !other.held).forEach(other -> {
            other.more(entry, more);
            other.allow(entry, more);
        });
    }

    synchronized void settled(Entry entry, boolean flagged) {
        open.remove(entry);
        BigDecimal cost = entry.cost;
        boolean over = entry.plan.price() != null && cost.compareTo(entry.worst) > 0;
        count(over ? "settled above" : "settled");
        check(over == flagged, "flagged as above its hold: " + flagged + ", " + cost + " of " + entry.worst);
        add(entry, cost);
    }

    /// The program was killed: what was sent is charged its prompt, the rest nothing.
    synchronized void crashed(Function<Plan, BigDecimal> lost) {
        count("crashes");
        for (Entry entry : List.copyOf(open)) {
            open.remove(entry);
            add(entry, entry.day == null ? BigDecimal.ZERO : lost.apply(entry.plan));
        }
    }

    synchronized void changes(CapKey key, @Nullable BigDecimal usd) {
        BigDecimal value = usd == null ? NO_CAP : usd;
        changing.put(key, value);
        for (Entry entry : open) {
            entry.highest.computeIfPresent(key, (same, before) -> before.max(value));
            entry.lowest.computeIfPresent(key, (same, before) -> before.min(value));
        }
    }

    synchronized void changed(CapKey key) {
        BigDecimal value = changing.remove(key);
        if (value.equals(NO_CAP)) {
            caps.remove(key);
        } else {
            caps.put(key, value);
        }
    }

    /// While nothing is under way: every cap stands exactly as it should.
    synchronized void check(List<BudgetState> states, boolean demo, LocalDate today) {
        check(states.size() == caps.size(), states.size() + " caps instead of " + caps.size());
        for (BudgetState state : states) {
            var key = new CapKey(state.budget().scope(), state.budget().period());
            BigDecimal settled = spent(key, demo, today);
            BigDecimal held = certain(key, demo, today).subtract(settled);
            check(state.spent().compareTo(settled) == 0, key + ": " + state.spent() + " spent, not " + settled);
            check(state.held().compareTo(held) == 0, key + ": " + state.held() + " held, not " + held);
        }
    }

    synchronized BigDecimal certain(CapKey key, boolean demo, LocalDate today) {
        return open.stream()
                .filter(entry -> entry.counts(key, demo, today))
                .map(Entry::certain)
                .reduce(spent(key, demo, today), BigDecimal::add);
    }

    synchronized List<CapKey> caps() {
        return new ArrayList<>(caps.keySet());
    }

    synchronized int underWay() {
        return open.size();
    }

    synchronized Map<SumKey, TreeMap<LocalDate, BigDecimal>> spent() {
        return Map.copyOf(spent);
    }

    /// How often what happened.
    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    private BigDecimal possible(CapKey key, boolean demo, LocalDate today) {
        return open.stream()
                .filter(entry -> entry.counts(key, demo, today))
                .map(Entry::possible)
                .reduce(spent(key, demo, today), BigDecimal::add);
    }

    private BigDecimal spent(CapKey key, boolean demo, LocalDate today) {
        Days days = Days.of(key.period(), today);
        return spent
                .getOrDefault(new SumKey(demo, key.scope()), new TreeMap<>())
                .subMap(days.from(), true, days.to(), true)
                .values()
                .stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void add(Entry entry, BigDecimal cost) {
        if (entry.day != null) {
            for (Scope scope : entry.plan.origin().scopes()) {
                spent.computeIfAbsent(new SumKey(entry.plan.origin().demo(), scope), same -> new TreeMap<>())
                        .merge(entry.day, cost, BigDecimal::add);
            }
        }
    }

    private static BigDecimal overshoot(Entry entry) {
        return entry.cost == null
                ? BigDecimal.ZERO
                : entry.cost.subtract(entry.worst).max(BigDecimal.ZERO);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
