package dev.patchbay.store;

import dev.patchbay.domain.Dimension;
import java.util.EnumSet;
import java.util.Set;

/// How much the rows of a table of sums tell apart, days, purposes and statuses aside. The coarsest one that answers a
/// question has by far the fewest rows.
enum UsageLevel {
    ALL,
    TASK,
    PROFILE,
    MODEL,
    CELL;

    private static final Set<Dimension> IN_EVERY_ROW = EnumSet.of(Dimension.DAY, Dimension.PURPOSE, Dimension.STATUS);

    static UsageLevel answering(Set<Dimension> asked) {
        var needed = EnumSet.copyOf(asked);
        needed.removeAll(IN_EVERY_ROW);
        for (UsageLevel level : values()) {
            if (level.told().containsAll(needed)) {
                return level;
            }
        }
        return CELL;
    }

    String table() {
        return total() ? "usage_total" : "usage_sum";
    }

    private Set<Dimension> told() {
        return switch (this) {
            case ALL -> EnumSet.noneOf(Dimension.class);
            case TASK -> EnumSet.of(Dimension.TASK);
            case PROFILE -> EnumSet.of(Dimension.PROFILE);
            case MODEL -> EnumSet.of(Dimension.PROVIDER, Dimension.MODEL);
            case CELL -> EnumSet.of(Dimension.PROVIDER, Dimension.MODEL, Dimension.TASK, Dimension.PROFILE);
        };
    }

    /// What its rows have in `grouped_by`; the finest level has a table of its own.
    boolean total() {
        return this != CELL;
    }

    /// What stands in a column of this level: the value itself, or "" where the level does not tell it apart.
    String value(Dimension dimension, String value) {
        return told().contains(dimension) ? value : "";
    }
}
