package dev.patchbay.store;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsagePage;
import dev.patchbay.domain.UsagePage.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Pages of attempts from the newest back. The sums by day say which days have any, so that not a row of another
/// day is looked at; within a day the index gives them in order, from the last one of the page before.
final class UsagePages {
    private static final int WINDOW = 31;

    /// After so many days a page is handed over as it is, if anything is on it.
    private static final int DAYS = 8;

    private final Handle handle;
    private final UsageFilter filter;
    private final List<Found> found = new ArrayList<>();
    private int days;

    private record Found(Attempt attempt, Cursor at) {}

    UsagePages(Handle handle, UsageFilter filter) {
        this.handle = handle;
        this.filter = filter;
    }

    UsagePage read(@Nullable Cursor after, int limit) {
        LocalDate to = after == null ? filter.to() : after.day();
        while (!to.isBefore(filter.from())) {
            LocalDate start = to.minusDays(WINDOW - 1);
            LocalDate from = start.isBefore(filter.from()) ? filter.from() : start;
            for (LocalDate day : daysWithAny(from, to)) {
                if (found.size() >= limit || days >= DAYS && !found.isEmpty()) {
                    return page();
                }
                read(day, after != null && day.equals(after.day()) ? after : null, limit - found.size());
                days++;
            }
            to = from.minusDays(1);
        }
        return found.size() < limit ? new UsagePage(attempts(), null) : page();
    }

    private UsagePage page() {
        return new UsagePage(attempts(), found.getLast().at());
    }

    private List<Attempt> attempts() {
        return found.stream().map(Found::attempt).toList();
    }

    private List<LocalDate> daysWithAny(LocalDate from, LocalDate to) {
        return UsageQueries.groups(handle, filter.in(from, to), List.of(Dimension.DAY)).stream()
                .map(UsageGroup::key)
                .distinct()
                .map(LocalDate::parse)
                .toList()
                .reversed();
    }

    private void read(LocalDate day, @Nullable Cursor after, int limit) {
        var where = new UsageWhere(filter.in(day, day)).and(UsageQueries.SETTLED);
        if (after != null) {
            where.and("sent_at <= :at", "at", after.sentAt())
                    .and("(sent_at < :at OR _ROWID_ < :row)", "row", after.row());
        }
        String sql = "SELECT *, _ROWID_ AS row_number FROM attempt WHERE " + where.sql()
                + " ORDER BY charged_day DESC, sent_at DESC, _ROWID_ DESC LIMIT " + limit;
        found.addAll(where.bind(handle.createQuery(sql)).map(UsagePages::found).list());
    }

    private static Found found(ResultSet columns, StatementContext context) throws SQLException {
        Attempt attempt = AttemptRows.attempt(columns, context);
        var cursor = new Cursor(
                columns.getObject("charged_day", LocalDate.class),
                Objects.requireNonNull(attempt.sentAt(), "sent_at"),
                columns.getLong("row_number"));
        return new Found(attempt, cursor);
    }
}
