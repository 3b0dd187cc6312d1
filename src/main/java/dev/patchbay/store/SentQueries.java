package dev.patchbay.store;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.UsageSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/// Sums by days that are not the ledger's. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class SentQueries {
    /// Days of any zone lie within two days of the ledger's.
    private static final int APART = 2;

    private final Database database;

    public SentQueries(Database database) {
        this.database = database;
    }

    /// Real money that one provider's settled attempts cost, by the day on which they were sent at `offset`.
    ///
    /// @param from first day
    /// @param to   last day, inclusive
    public Map<LocalDate, UsageSum> byDay(ProviderId provider, ZoneOffset offset, LocalDate from, LocalDate to) {
        // Casting a time with a zone to a day takes the zone of the machine, whatever its own.
        return database.readLong(handle -> {
            var days = new TreeMap<LocalDate, UsageSum>();
            handle.createQuery("""
                            SELECT FLOOR((EXTRACT(EPOCH FROM sent_at) + :offset) / 86400) AS sent_day, COUNT(*) AS attempts,
                                SUM(input_tokens + cache_write_5m_tokens + cache_write_1h_tokens) AS input_tokens,
                                SUM(cached_input_tokens) AS cached_input_tokens, SUM(output_tokens) AS output_tokens,
                                COALESCE(SUM(CASE WHEN cost_status = 'ESTIMATED' THEN 0 ELSE cost_usd END), 0) AS exact_usd,
                                COALESCE(SUM(CASE WHEN cost_status = 'ESTIMATED' THEN cost_usd ELSE 0 END), 0) AS estimated_usd,
                                SUM(CASE WHEN cost_status = 'ESTIMATED' THEN 1 ELSE 0 END) AS estimated,
                                SUM(CASE WHEN cost_status = 'UNPRICED' THEN 1 ELSE 0 END) AS unpriced
                            FROM attempt
                            WHERE charged_day BETWEEN :first AND :last AND cost_status IS NOT NULL
                              AND provider = :provider AND demo = FALSE
                            GROUP BY sent_day
                            """)
                    .bind("offset", offset.getTotalSeconds())
                    .bind("first", Columns.argument(from.minusDays(APART)))
                    .bind("last", Columns.argument(to.plusDays(APART)))
                    .bind("provider", provider.value())
                    .map((columns, context) ->
                            Map.entry(LocalDate.ofEpochDay(columns.getLong("sent_day")), sum(columns)))
                    .forEach(day -> days.put(day.getKey(), day.getValue()));
            return days;
        });
    }

    private static UsageSum sum(ResultSet columns) throws SQLException {
        var row = new Row(columns);
        return new UsageSum(
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
