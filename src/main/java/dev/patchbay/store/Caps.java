package dev.patchbay.store;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Origin;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The caps and how they stand, inside a transaction of others.
final class Caps {
    private static final String OPEN = """
            SELECT profile, provider, model, task, charged_day, reserved_usd FROM attempt
            WHERE state IN ('RESERVED', 'SENT', 'STREAMING') AND demo = :demo AND reserved_usd > 0
            """;

    private Caps() {}

    /// Money held by an attempt under way.
    ///
    /// @param day null as long as it is not sent: nobody knows the day it will be charged to
    private record Held(List<Scope> scopes, @Nullable LocalDate day, BigDecimal usd) {

        /// What is not sent yet counts for every period: it may still be charged to any that is asked for.
        boolean counts(Scope scope, Days days) {
            return scopes.contains(scope) && (day == null || days.contain(day));
        }
    }

    static List<Budget> all(Handle handle) {
        return handle.createQuery("SELECT * FROM spending_cap ORDER BY scope, scope_name, period")
                .map(Caps::budget)
                .list();
    }

    /// Those that an attempt counts for.
    static List<Budget> of(Handle handle, Origin origin) {
        List<Scope> scopes = origin.scopes();
        return all(handle).stream()
                .filter(budget -> scopes.contains(budget.scope()))
                .toList();
    }

    /// @param today the day on which it is asked
    /// @param demo  whether to count Demo's play money instead of real money
    static List<BudgetState> states(Handle handle, List<Budget> budgets, LocalDate today, boolean demo) {
        if (budgets.isEmpty()) {
            return List.of();
        }
        List<Held> open =
                handle.createQuery(OPEN).bind("demo", demo).map(Caps::held).list();
        return budgets.stream()
                .map(budget -> {
                    Days days = Days.of(budget.period(), today);
                    return new BudgetState(
                            budget,
                            ScopeSums.spent(handle, budget.scope(), days, demo),
                            open.stream()
                                    .filter(held -> held.counts(budget.scope(), days))
                                    .map(Held::usd)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add));
                })
                .toList();
    }

    static Budget budget(ResultSet columns, StatementContext context) throws SQLException {
        var row = new Row(columns);
        return new Budget(ScopeColumns.read(row), row.constant(Budget.Period.class, "period"), row.decimal("cap_usd"));
    }

    private static Held held(ResultSet columns, StatementContext context) throws SQLException {
        var row = new Row(columns);
        ModelId model = ModelId.of(row.text("provider"), row.text("model"));
        return new Held(
                Scope.of(row.text("profile"), model.provider(), new TaskType(row.text("task"))),
                columns.getObject("charged_day", LocalDate.class),
                row.decimal("reserved_usd"));
    }
}
