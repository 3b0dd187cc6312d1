package dev.patchbay.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/// Fills a database with any number of settled attempts, spread over three years, twenty models, six tasks and five
/// profiles, few of which make the most; and with their sums. By the thousands in one statement.
final class UsageRows {
    private static final int BATCH = 250_000;
    private static final int DAYS = 3 * 365;

    private static final String ATTEMPTS = """
            INSERT INTO attempt (id, request_id, profile, task, purpose, provider, model, reason, place, demo, state,
                reserved_at, sent_at, charged_day, input_about_tokens, input_at_most_tokens, max_tokens, reserved_usd,
                price_id, input_usd_per_mtok, output_usd_per_mtok, input_tokens, cached_input_tokens,
                cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, usage_consistent, raw_usage, cost_usd,
                computed_usd, cost_status, http_status, first_token_ms, duration_ms, provider_request_id)
            SELECT CAST(LPAD(CAST(n AS VARCHAR), 32, '0') AS UUID), RANDOM_UUID(), 'profile-' || p, 'task-' || t,
                CASE WHEN MOD(n, 20) = 0 THEN 'TITLE' WHEN MOD(n, 50) = 1 THEN 'RETRY' ELSE 'CHAT' END,
                'provider-' || MOD(m, 5), 'model-' || m, 'TASK', 0, FALSE, 'SUCCEEDED',
                at, at, CAST(at AS DATE), 1000, 4000, 4096, 0.5,
                'model-' || m || '#1', 2.5, 10, tokens, 100, 0, 0, 500, TRUE, '{"total_tokens":1600}',
                CASE WHEN MOD(n, 100) = 3 THEN NULL ELSE 0.0051 + tokens * 0.0000025 END,
                CASE WHEN MOD(n, 100) = 3 THEN NULL ELSE 0.0051 + tokens * 0.0000025 END,
                CASE WHEN MOD(n, 100) = 3 THEN 'UNPRICED' WHEN MOD(n, 25) = 2 THEN 'ESTIMATED' ELSE 'EXACT' END,
                200, 480, 6100, 'req-' || n
            FROM (SELECT x AS n, CAST(20 * POWER(RAND(), 3) AS INT) AS m, CAST(6 * POWER(RAND(), 2) AS INT) AS t,
                    CAST(5 * POWER(RAND(), 2) AS INT) AS p, CAST(200 + 3000 * RAND() AS INT) AS tokens,
                    DATEADD('SECOND', CAST(x * %d / %d AS BIGINT), TIMESTAMP WITH TIME ZONE '%s 00:00:00+00:00') AS at
                FROM SYSTEM_RANGE(%d, %d))
            """;

    private static final String CELLS = """
            INSERT INTO usage_sum (charged_day, provider, model, task, profile, purpose, demo, cost_status, attempts,
                input_tokens, cached_input_tokens, output_tokens, cost_usd)
            SELECT charged_day, provider, model, task, profile, purpose, demo, cost_status, COUNT(*), SUM(input_tokens),
                SUM(cached_input_tokens), SUM(output_tokens), SUM(COALESCE(cost_usd, 0))
            FROM attempt WHERE charged_day BETWEEN %s
            GROUP BY charged_day, provider, model, task, profile, purpose, demo, cost_status
            """;

    private static final String TOTALS = """
            INSERT INTO usage_total (grouped_by, charged_day, provider, model, task, profile, purpose, demo, cost_status,
                attempts, input_tokens, cached_input_tokens, output_tokens, cost_usd)
            SELECT '%1$s', charged_day, %2$s, %3$s, %4$s, %5$s, purpose, demo, cost_status,
                SUM(attempts), SUM(input_tokens), SUM(cached_input_tokens), SUM(output_tokens), SUM(cost_usd)
            FROM usage_sum
            GROUP BY charged_day, %2$s, %3$s, %4$s, %5$s, purpose, demo, cost_status
            """;

    private UsageRows() {}

    /// @param file  a database with its tables, without its `.mv.db`
    /// @param first the first of the three years' days
    static void insert(Path file, LocalDate first, long attempts) throws SQLException {
        String url = "jdbc:h2:file:" + file.toAbsolutePath() + ";CACHE_SIZE=400000";
        try (Connection connection = DriverManager.getConnection(url, "patchbay", "");
                Statement sql = connection.createStatement()) {
            sql.execute("DROP INDEX attempt_by_day");
            sql.execute("DROP INDEX attempt_by_conversation");
            for (long from = 0; from < attempts; from += BATCH) {
                long to = Math.min(from + BATCH, attempts) - 1;
                sql.execute(ATTEMPTS.formatted(DAYS * 86_400L, attempts, first, from, to));
                System.err.println(to + 1 + " attempts");
            }
            sql.execute("CREATE INDEX attempt_by_day ON attempt (charged_day, sent_at)");
            sql.execute("CREATE INDEX attempt_by_conversation ON attempt (conversation_id)");
            for (int day = 0; day <= DAYS; day += 31) {
                sql.execute(CELLS.formatted(
                        "DATE '" + first.plusDays(day) + "' AND DATE '" + first.plusDays(day + 30) + "'"));
            }
            sql.execute(TOTALS.formatted("ALL", "''", "''", "''", "''"));
            sql.execute(TOTALS.formatted("MODEL", "provider", "model", "''", "''"));
            sql.execute(TOTALS.formatted("TASK", "''", "''", "task", "''"));
            sql.execute(TOTALS.formatted("PROFILE", "''", "''", "''", "profile"));
            sql.execute("ANALYZE");
        }
    }
}
