package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Keeps the tables `usage_sum` and `usage_total` in step with the settled attempts.
final class UsageSums {
    private static final String ADD = """
            SET input_tokens = input_tokens + ?, cached_input_tokens = cached_input_tokens + ?,
                output_tokens = output_tokens + ?, cost_usd = cost_usd + ?, attempts = attempts + 1
            WHERE charged_day = ? AND provider = ? AND model = ? AND task = ?
              AND profile = ? AND purpose = ? AND demo = ? AND cost_status = ?
            """;

    private static final String FIRST = """
            (input_tokens, cached_input_tokens, output_tokens, cost_usd,
                charged_day, provider, model, task, profile, purpose, demo, cost_status, attempts
            """;

    private static final String VALUES = ") VALUES (" + "?, ".repeat(12) + "1";

    private UsageSums() {}

    /// Adds an attempt that has just been settled, in the transaction that settled it. What was never sent
    /// has no day and is in no sum.
    static void add(Handle handle, Attempt settled) {
        day(handle, settled.id()).ifPresent(day -> {
            for (UsageLevel level : UsageLevel.values()) {
                add(handle, settled, day, level);
            }
            ScopeSums.add(handle, settled, day);
        });
    }

    private static Optional<LocalDate> day(Handle handle, UUID attempt) {
        return handle.createQuery("SELECT charged_day FROM attempt WHERE id = :id AND charged_day IS NOT NULL")
                .bind("id", Columns.argument(attempt))
                .map((columns, context) -> columns.getObject(1, LocalDate.class))
                .findOne();
    }

    private static void add(Handle handle, Attempt settled, LocalDate day, UsageLevel level) {
        List<Object> row = row(settled, day, level);
        String add = "UPDATE " + level.table() + " " + ADD + (level.total() ? " AND grouped_by = ?" : "");
        if (Columns.execute(handle, add, row) == 0) {
            String first = level.total() ? FIRST + ", grouped_by" + VALUES + ", ?)" : FIRST + VALUES + ")";
            Columns.execute(handle, "INSERT INTO " + level.table() + " " + first, row);
        }
    }

    private static List<Object> row(Attempt settled, LocalDate day, UsageLevel level) {
        Cost cost = Objects.requireNonNull(settled.cost(), "a settled attempt has a cost");
        Usage usage = settled.usage() != null ? settled.usage() : Usage.of(0, 0);
        String provider = settled.model().provider().value();
        var row = new ArrayList<Object>(List.of(
                usage.input() + usage.cacheWrite5m() + usage.cacheWrite1h(),
                usage.cachedInput(),
                usage.output(),
                cost.usd() != null ? cost.usd() : BigDecimal.ZERO,
                day));
        row.add(level.value(Dimension.PROVIDER, provider));
        row.add(level.value(Dimension.MODEL, settled.model().name()));
        row.add(level.value(Dimension.TASK, settled.task().id()));
        row.add(level.value(Dimension.PROFILE, settled.origin().profile()));
        row.addAll(List.of(settled.origin().purpose(), settled.demo(), cost.status()));
        if (level.total()) {
            row.add(level.name());
        }
        return row;
    }
}
