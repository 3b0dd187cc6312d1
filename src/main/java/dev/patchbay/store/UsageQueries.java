package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.TaskType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/// Sums and rows of the settled attempts that were sent. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class UsageQueries {
    private static final String SUMS = """
            SELECT charged_day, provider, model, task, purpose, demo,
                SUM(attempts) AS attempts, SUM(input_tokens) AS input_tokens,
                SUM(cached_input_tokens) AS cached_input_tokens, SUM(output_tokens) AS output_tokens,
                SUM(CASE WHEN cost_status = 'ESTIMATED' THEN 0 ELSE cost_usd END) AS exact_usd,
                SUM(CASE WHEN cost_status = 'ESTIMATED' THEN cost_usd ELSE 0 END) AS estimated_usd,
                SUM(CASE WHEN cost_status = 'ESTIMATED' THEN attempts ELSE 0 END) AS estimated,
                SUM(CASE WHEN cost_status = 'UNPRICED' THEN attempts ELSE 0 END) AS unpriced
            FROM usage_sum WHERE charged_day BETWEEN :from AND :to AND (demo = FALSE OR :demo)
            GROUP BY charged_day, provider, model, task, purpose, demo
            ORDER BY charged_day, provider, model, task, purpose, demo
            """;

    private static final String SETTLED = """
            SELECT * FROM attempt
            WHERE charged_day BETWEEN :from AND :to AND (demo = FALSE OR :demo)
              AND state NOT IN ('RESERVED', 'SENT', 'STREAMING')
            """;

    private final Database database;

    public UsageQueries(Database database) {
        this.database = database;
    }

    /// The time zone that days are counted in.
    public ZoneId zone() {
        return database.zone();
    }

    /// Oldest day first.
    ///
    /// @param demo whether Demo's play money counts too
    public List<UsageSum> sums(Days days, boolean demo) {
        return database.read(handle -> bind(handle.createQuery(SUMS), days, demo)
                .map(UsageQueries::sum)
                .list());
    }

    /// Newest first.
    public List<Attempt> attempts(Days days, boolean demo, int offset, int limit) {
        return database.read(handle -> bind(
                        handle.createQuery(SETTLED + " ORDER BY sent_at DESC, id LIMIT :limit OFFSET :offset"),
                        days,
                        demo)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(AttemptRows::attempt)
                .list());
    }

    /// Feeds every attempt to `sink`, oldest first, as they were at one moment. Other reading goes on meanwhile.
    ///
    /// @param sink is called on a thread of the database; must not call the database
    public void each(Days days, boolean demo, Consumer<Attempt> sink) {
        database.readLong(handle -> {
            bind(handle.createQuery(SETTLED + " ORDER BY sent_at, id"), days, demo)
                    .map(AttemptRows::attempt)
                    .forEach(sink);
            return true;
        });
    }

    private static Query bind(Query query, Days days, boolean demo) {
        return query.bind("from", Columns.argument(days.from()))
                .bind("to", Columns.argument(days.to()))
                .bind("demo", demo);
    }

    private static UsageSum sum(ResultSet columns, StatementContext context) throws SQLException {
        var row = new Row(columns);
        return new UsageSum(
                columns.getObject("charged_day", LocalDate.class),
                ModelId.of(row.text("provider"), row.text("model")),
                new TaskType(row.text("task")),
                row.constant(Purpose.class, "purpose"),
                row.flag("demo"),
                row.number("attempts"),
                row.number("input_tokens"),
                row.number("cached_input_tokens"),
                row.number("output_tokens"),
                row.decimal("exact_usd"),
                row.decimal("estimated_usd"),
                row.number("estimated"),
                row.number("unpriced"));
    }
}
