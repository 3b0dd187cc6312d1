package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/// The table `scope_sum`: what every scope has cost on every day, in step with the settled attempts.
final class ScopeSums {
    private static final String ADD = """
            UPDATE scope_sum SET cost_usd = cost_usd + :cost
            WHERE demo = :demo AND scope = :scope AND scope_name = :name AND charged_day = :day
            """;

    private static final String FIRST = """
            INSERT INTO scope_sum (demo, scope, scope_name, charged_day, cost_usd)
            VALUES (:demo, :scope, :name, :day, :cost)
            """;

    private static final String SPENT = """
            SELECT COALESCE(SUM(cost_usd), 0) AS spent FROM scope_sum
            WHERE demo = :demo AND scope = :scope AND scope_name = :name AND charged_day BETWEEN :from AND :to
            """;

    private ScopeSums() {}

    /// Adds an attempt that has just been settled, in the transaction that settled it.
    static void add(Handle handle, Attempt settled, LocalDate day) {
        Cost cost = settled.cost();
        if (cost == null || cost.usd() == null || cost.usd().signum() == 0) {
            return;
        }
        settled.origin().scopes().forEach(scope -> {
            if (execute(handle, ADD, settled.demo(), scope, day, cost.usd()) == 0) {
                execute(handle, FIRST, settled.demo(), scope, day, cost.usd());
            }
        });
    }

    static BigDecimal spent(Handle handle, Scope scope, Days days, boolean demo) {
        ScopeColumns columns = ScopeColumns.of(scope);
        try (var query = handle.createQuery(SPENT)) {
            return query.bind("demo", demo)
                    .bind("scope", columns.scope())
                    .bind("name", columns.name())
                    .bind("from", Columns.argument(days.from()))
                    .bind("to", Columns.argument(days.to()))
                    .map((row, context) -> row.getBigDecimal("spent"))
                    .one();
        }
    }

    private static int execute(Handle handle, String sql, boolean demo, Scope scope, LocalDate day, BigDecimal usd) {
        ScopeColumns columns = ScopeColumns.of(scope);
        try (var update = handle.createUpdate(sql)) {
            return update.bind("demo", demo)
                    .bind("scope", columns.scope())
                    .bind("name", columns.name())
                    .bind("day", Columns.argument(day))
                    .bind("cost", usd)
                    .execute();
        }
    }
}
