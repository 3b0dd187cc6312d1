package dev.patchbay.report;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsagePage;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.store.Database;
import dev.patchbay.store.LedgerStore;
import dev.patchbay.store.UsageQueries;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sums and rows of the ledger: attempts that were sent and are settled. Every call blocks on the database
/// and throws [dev.patchbay.domain.StorageException] if it fails; safe for use by several threads.
public final class Reports {
    private static final Comparator<UsageGroup> DEAREST = Comparator.comparing(
                    (UsageGroup group) -> group.sum().usd())
            .reversed()
            .thenComparing(UsageGroup::key);

    private final UsageQueries queries;
    private final LedgerStore ledger;

    public Reports(Database database) {
        queries = new UsageQueries(database);
        ledger = new LedgerStore(database);
    }

    /// The stored time zone that days are counted in.
    public ZoneId zone() {
        return queries.zone();
    }

    /// Everything that the filter lets through, Demo's play money too if it does.
    public UsageSum total(UsageFilter filter) {
        return UsageSum.of(groups(filter));
    }

    /// Dearest first; by day: oldest first.
    public List<UsageGroup> by(Dimension dimension, UsageFilter filter) {
        List<UsageGroup> groups = groups(filter, dimension);
        return dimension == Dimension.DAY
                ? groups
                : groups.stream().sorted(DEAREST).toList();
    }

    /// Sums read from the tables of sums: quick however many attempts there are.
    ///
    /// @param by what to tell apart, Demo aside, which is always told apart
    /// @return in the order of their keys
    public List<UsageGroup> groups(UsageFilter filter, Dimension... by) {
        return queries.groups(filter, List.of(by));
    }

    /// Attempts, newest first. A page may be short although others follow.
    ///
    /// @param after the page before, or null for the first one
    public UsagePage page(UsageFilter filter, UsagePage.@Nullable Cursor after, int limit) {
        return queries.page(filter, after, limit);
    }

    /// One attempt, sent or not.
    public Optional<Attempt> attempt(UUID id) {
        return ledger.find(id);
    }

    /// The first day to which anything was charged.
    public Optional<LocalDate> firstDay() {
        return queries.firstDay();
    }
}
