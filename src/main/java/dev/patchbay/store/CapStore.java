package dev.patchbay.store;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.CapWarning;
import dev.patchbay.domain.Scope;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// Caps, and what was said about them. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class CapStore {
    private final Database database;

    public CapStore(Database database) {
        this.database = database;
    }

    /// The time zone that days are counted in.
    public ZoneId zone() {
        return database.zone();
    }

    /// What counts everything first.
    public List<Budget> all() {
        return database.read(Caps::all);
    }

    /// How every cap stands.
    ///
    /// @param demo whether to count Demo's play money instead of real money
    public List<BudgetState> states(LocalDate today, boolean demo) {
        return atOneMoment(handle -> Caps.states(handle, Caps.all(handle), today, demo));
    }

    /// How `budgets` would stand if they were caps.
    public List<BudgetState> states(List<Budget> budgets, LocalDate today, boolean demo) {
        return atOneMoment(handle -> Caps.states(handle, budgets, today, demo));
    }

    /// Sets a cap instead of the one of the same scope and period; what was said about that one is forgotten.
    public void put(Budget budget) {
        database.writeDurably(handle -> {
            remove(handle, budget.scope(), budget.period());
            insert(handle, budget);
            return true;
        });
    }

    public void remove(Scope scope, Budget.Period period) {
        database.writeDurably(handle -> {
            remove(handle, scope, period);
            return true;
        });
    }

    /// Replaces all caps.
    public void replace(List<Budget> budgets) {
        database.writeDurably(handle -> {
            handle.execute("DELETE FROM spending_cap");
            budgets.forEach(budget -> insert(handle, budget));
            return true;
        });
    }

    /// Notes the shares that caps have reached and that were not noted for them in this period before. Demo's play
    /// money is left out.
    ///
    /// @param reached the shares of a cap, in percent, smallest first
    /// @return the largest of them for each cap that has a new one
    public List<CapWarning> note(LocalDate today, Function<BudgetState, List<Integer>> reached) {
        if (database.read(handle -> unsaid(handle, today, reached)).isEmpty()) {
            return List.of();
        }
        return database.write(handle -> {
            var largest = new ArrayList<CapWarning>();
            List<CapWarning> unsaid = unsaid(handle, today, reached);
            for (CapWarning warning : unsaid) {
                warned(warning.state().budget(), today)
                        .with("percent", warning.percent())
                        .insertInto(handle, "cap_warning");
                largest.removeIf(smaller -> smaller.state().equals(warning.state()));
                largest.add(warning);
            }
            return largest;
        });
    }

    /// Else what is settled meanwhile would count as spent and as held. In H2, a weaker level than this one sees each
    /// table at a moment of its own.
    private <T> T atOneMoment(Work<T> work) {
        return database.read(handle -> handle.inTransaction(TransactionIsolationLevel.SERIALIZABLE, work::on));
    }

    private static List<CapWarning> unsaid(
            Handle handle, LocalDate today, Function<BudgetState, List<Integer>> reached) {
        return Caps.states(handle, Caps.all(handle), today, false).stream()
                .flatMap(state -> reached.apply(state).stream()
                        .filter(percent -> !said(handle, state.budget(), today, percent))
                        .map(percent -> new CapWarning(state, percent)))
                .toList();
    }

    private static boolean said(Handle handle, Budget budget, LocalDate today, int percent) {
        ScopeColumns scope = ScopeColumns.of(budget.scope());
        return handle.createQuery("""
                        SELECT COUNT(*) FROM cap_warning WHERE scope = :scope AND scope_name = :name
                          AND period = :period AND from_day = :from AND percent = :percent
                        """)
                        .bind("scope", scope.scope())
                        .bind("name", scope.name())
                        .bind("period", budget.period().name())
                        .bind(
                                "from",
                                Columns.argument(Days.of(budget.period(), today).from()))
                        .bind("percent", percent)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static Columns warned(Budget budget, LocalDate today) {
        ScopeColumns scope = ScopeColumns.of(budget.scope());
        return new Columns()
                .with("scope", scope.scope())
                .with("scope_name", scope.name())
                .with("period", budget.period())
                .with("from_day", Days.of(budget.period(), today).from());
    }

    private static void insert(Handle handle, Budget budget) {
        ScopeColumns scope = ScopeColumns.of(budget.scope());
        new Columns()
                .with("scope", scope.scope())
                .with("scope_name", scope.name())
                .with("period", budget.period())
                .with("cap_usd", budget.capUsd())
                .insertInto(handle, "spending_cap");
    }

    private static void remove(Handle handle, Scope scope, Budget.Period period) {
        ScopeColumns columns = ScopeColumns.of(scope);
        for (String table : List.of("spending_cap", "cap_warning")) {
            handle.createUpdate("DELETE FROM " + table
                            + " WHERE scope = :scope AND scope_name = :name AND period = :period")
                    .bind("scope", columns.scope())
                    .bind("name", columns.name())
                    .bind("period", period.name())
                    .execute();
        }
    }
}
