package dev.patchbay.store;

import dev.patchbay.domain.Dimension;
import java.util.EnumSet;
import java.util.Set;

/// How much the rows of a table of sums tell apart, days, purposes and statuses aside. The coarsest one that answers a
/// question has by far the fewest rows.
enum UsageLevel {
    ALL("usage_total", EnumSet.noneOf(Dimension.class)),
    TASK("usage_total", EnumSet.of(Dimension.TASK)),
    PROFILE("usage_total", EnumSet.of(Dimension.PROFILE)),
    MODEL("usage_total", EnumSet.of(Dimension.PROVIDER, Dimension.MODEL)),
    CELL("usage_sum", EnumSet.of(Dimension.PROVIDER, Dimension.MODEL, Dimension.TASK, Dimension.PROFILE));

    private static final Set<Dimension> IN_EVERY_ROW = EnumSet.of(Dimension.DAY, Dimension.PURPOSE, Dimension.STATUS);

    private final String table;
    private final Set<Dimension> told;

    UsageLevel(String table, Set<Dimension> told) {
        this.table = table;
        this.told = told;
    }

    static UsageLevel answering(Set<Dimension> asked) {
        var needed = EnumSet.copyOf(asked);
        needed.removeAll(IN_EVERY_ROW);
        for (UsageLevel level : values()) {
            if (level.told.containsAll(needed)) {
                return level;
            }
        }
        return CELL;
    }

    String table() {
        return table;
    }

    /// What its rows have in `grouped_by`; the finest level has a table of its own.
    boolean total() {
        return this != CELL;
    }

    /// What stands in a column of this level: the value itself, or "" where the level does not tell it apart.
    String value(Dimension dimension, String value) {
        return told.contains(dimension) ? value : "";
    }
}
