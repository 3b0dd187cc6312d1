package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The table `scope_sum`: what every scope has cost on every day, in step with the settled attempts.
final class ScopeSums {
    private static final String ADD = """
            UPDATE scope_sum SET cost_usd = cost_usd + ?
            WHERE demo = ? AND scope = ? AND scope_name = ? AND charged_day = ?
            """;

    private static final String FIRST = """
            INSERT INTO scope_sum (cost_usd, demo, scope, scope_name, charged_day)
            VALUES (?, ?, ?, ?, ?)
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
            ScopeColumns columns = ScopeColumns.of(scope);
            List<Object> row = List.of(cost.usd(), settled.demo(), columns.scope(), columns.name(), day);
            if (Columns.execute(handle, ADD, row) == 0) {
                Columns.execute(handle, FIRST, row);
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
}
