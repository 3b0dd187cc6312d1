package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Keeps the tables `usage_sum` and `usage_total` in step with the settled attempts.
final class UsageSums {
    private static final String ADD = """
            SET attempts = attempts + 1, input_tokens = input_tokens + :input,
                cached_input_tokens = cached_input_tokens + :cached, output_tokens = output_tokens + :output,
                cost_usd = cost_usd + :cost
            WHERE charged_day = :day AND provider = :provider AND model = :model AND task = :task
              AND profile = :profile AND purpose = :purpose AND demo = :demo AND cost_status = :status
            """;

    private static final String COLUMNS = """
            charged_day, provider, model, task, profile, purpose, demo, cost_status,
                attempts, input_tokens, cached_input_tokens, output_tokens, cost_usd)
            """;

    private static final String VALUES = """
            :day, :provider, :model, :task, :profile, :purpose, :demo, :status, 1, :input, :cached, :output, :cost)
            """;

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
        String more = level.total() ? " AND grouped_by = :level" : "";
        if (execute(handle, "UPDATE " + level.table() + " " + ADD + more, settled, day, level) == 0) {
            String first = level.total()
                    ? "(grouped_by, " + COLUMNS + " VALUES (:level, " + VALUES
                    : "(" + COLUMNS + " VALUES (" + VALUES;
            execute(handle, "INSERT INTO " + level.table() + " " + first, settled, day, level);
        }
    }

    private static int execute(Handle handle, String sql, Attempt settled, LocalDate day, UsageLevel level) {
        try (var update = handle.createUpdate(sql)) {
            bind(update, settled, level);
            if (level.total()) {
                update.bind("level", level.name());
            }
            return update.bind("day", Columns.argument(day)).execute();
        }
    }

    private static void bind(SqlStatement<?> statement, Attempt settled, UsageLevel level) {
        Cost cost = Objects.requireNonNull(settled.cost(), "a settled attempt has a cost");
        Usage usage = settled.usage() != null ? settled.usage() : Usage.of(0, 0);
        String provider = settled.model().provider().value();
        statement
                .bind("provider", level.value(Dimension.PROVIDER, provider))
                .bind("model", level.value(Dimension.MODEL, settled.model().name()))
                .bind("task", level.value(Dimension.TASK, settled.task().id()))
                .bind("profile", level.value(Dimension.PROFILE, settled.origin().profile()))
                .bind("purpose", settled.origin().purpose().name())
                .bind("demo", settled.demo())
                .bind("status", cost.status().name())
                .bind("input", usage.input() + usage.cacheWrite5m() + usage.cacheWrite1h())
                .bind("cached", usage.cachedInput())
                .bind("output", usage.output())
                .bind("cost", cost.usd() != null ? cost.usd() : BigDecimal.ZERO);
    }
}
