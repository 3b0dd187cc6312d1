package dev.patchbay.ledger;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.CapWarning;
import dev.patchbay.domain.Scope;
import dev.patchbay.store.CapStore;
import dev.patchbay.store.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The caps as the user sets them, and how they stand. The ledger reads them anew for every hold, so a cap that was
/// lowered holds from then on. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class Budgets {
    private static final List<Integer> WARNED_AT = List.of(50, 80, 100);

    private final CapStore store;
    private final Clock clock;
    private volatile @Nullable List<Budget> known;

    public Budgets(Database database, Clock clock) {
        this.store = new CapStore(database);
        this.clock = clock;
    }

    /// The time zone that decides when a day and a month begin.
    public ZoneId zone() {
        return store.zone();
    }

    public List<Budget> all() {
        List<Budget> read = store.all();
        known = read;
        return read;
    }

    /// Sets a cap instead of the one of the same scope and period.
    public void set(Budget budget) {
        store.put(budget);
        all();
    }

    /// Takes a cap off; nothing happens if there is none.
    public void remove(Scope scope, Budget.Period period) {
        store.remove(scope, period);
        all();
    }

    /// How every cap stands now.
    ///
    /// @param demo whether to count Demo's play money instead of real money
    public List<BudgetState> states(boolean demo) {
        List<BudgetState> states = store.states(today(), demo);
        known = states.stream().map(BudgetState::budget).toList();
        return states;
    }

    /// What everything has cost and holds now, as if a period had a cap of nothing: for showing it without one.
    public BudgetState overall(Budget.Period period, boolean demo) {
        return store.states(List.of(Budget.overall(period, BigDecimal.ZERO)), today(), demo)
                .getFirst();
    }

    /// Shares of caps that have been reached and were not said before in this period: 50, 80 and 100 percent of the
    /// settled costs, real money only. What is held may still come to nothing, so it warns nobody. Each is returned
    /// once, also across restarts; of several new ones of a cap, the largest.
    public List<CapWarning> warnings() {
        return store.note(today(), Budgets::reached);
    }

    /// Writes the caps as they were last read: after the database was replaced by a new one, in which nothing else
    /// would hold the money back.
    ///
    /// @return whether they were known
    public boolean saveAgain() {
        List<Budget> last = known;
        if (last != null) {
            store.replace(last);
        }
        return last != null;
    }

    private static List<Integer> reached(BudgetState state) {
        BigDecimal cap = state.budget().capUsd();
        Stream<Integer> shares = cap.signum() == 0 ? Stream.empty() : WARNED_AT.stream();
        return shares.filter(percent ->
                        state.spent().scaleByPowerOfTen(2).compareTo(cap.multiply(BigDecimal.valueOf(percent))) >= 0)
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), store.zone());
    }
}
