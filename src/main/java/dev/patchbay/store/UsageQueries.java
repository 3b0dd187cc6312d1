package dev.patchbay.store;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsagePage;
import dev.patchbay.domain.UsageSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sums and rows of the settled attempts that were sent. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class UsageQueries {
    private static final String SUMS = """
            SUM(attempts) AS attempts, SUM(input_tokens) AS input_tokens,
                SUM(cached_input_tokens) AS cached_input_tokens, SUM(output_tokens) AS output_tokens,
                SUM(CASE WHEN cost_status = 'ESTIMATED' THEN 0 ELSE cost_usd END) AS exact_usd,
                SUM(CASE WHEN cost_status = 'ESTIMATED' THEN cost_usd ELSE 0 END) AS estimated_usd,
                SUM(CASE WHEN cost_status = 'ESTIMATED' THEN attempts ELSE 0 END) AS estimated,
                SUM(CASE WHEN cost_status = 'UNPRICED' THEN attempts ELSE 0 END) AS unpriced
            """;

    static final String SETTLED = "state NOT IN ('RESERVED', 'SENT', 'STREAMING')";

    private final Database database;

    public UsageQueries(Database database) {
        this.database = database;
    }

    /// The time zone that days are counted in.
    public ZoneId zone() {
        return database.zone();
    }

    /// Read from sums that are kept by day: at most as long as a year has groups, however many attempts there are.
    ///
    /// @param by what to tell apart, Demo aside, which is always told apart; may be nothing
    /// @return in the order of their keys
    public List<UsageGroup> groups(UsageFilter filter, List<Dimension> by) {
        return database.read(handle -> groups(handle, filter, by));
    }

    static List<UsageGroup> groups(Handle handle, UsageFilter filter, List<Dimension> by) {
        var asked = EnumSet.noneOf(Dimension.class);
        asked.addAll(by);
        asked.addAll(filter.dimensions());
        UsageLevel level = UsageLevel.answering(asked);
        var where = new UsageWhere(filter);
        if (level.total()) {
            where.and("grouped_by = :level", "level", level);
        }
        String keys = by.stream()
                .map(dimension -> UsageWhere.column(dimension) + ", ")
                .collect(Collectors.joining());
        String sql = "SELECT " + keys + "demo, " + SUMS + " FROM " + level.table() + " WHERE " + where.sql()
                + " GROUP BY " + keys + "demo ORDER BY " + keys + "demo";
        return where.bind(handle.createQuery(sql))
                .map((columns, context) -> group(columns, by.size()))
                .list();
    }

    /// The first day to which anything was charged.
    public Optional<LocalDate> firstDay() {
        return database.read(handle -> handle.createQuery(
                        "SELECT charged_day FROM usage_total WHERE grouped_by = 'ALL' ORDER BY charged_day LIMIT 1")
                .map((columns, context) -> columns.getObject(1, LocalDate.class))
                .findOne());
    }

    /// Attempts that the filter lets through, newest first. A page may be short although others follow, where those
    /// are rare.
    ///
    /// @param after the page before, or null for the first one
    public UsagePage page(UsageFilter filter, UsagePage.@Nullable Cursor after, int limit) {
        return database.read(handle -> new UsagePages(handle, filter).read(after, limit));
    }

    private static UsageGroup group(ResultSet columns, int keys) throws SQLException {
        var values = new ArrayList<String>(keys);
        for (int i = 1; i <= keys; i++) {
            values.add(columns.getString(i));
        }
        var row = new Row(columns);
        var sum = new UsageSum(
                row.number("attempts"),
                row.number("input_tokens"),
                row.number("cached_input_tokens"),
                row.number("output_tokens"),
                row.decimal("exact_usd"),
                row.decimal("estimated_usd"),
                row.number("estimated"),
                row.number("unpriced"));
        return new UsageGroup(List.copyOf(values), row.flag("demo"), sum);
    }
}
