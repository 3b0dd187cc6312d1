package dev.patchbay.ui.usage;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Everything the panel shows, read in one go and grouped by the database.
///
/// @param filter   all that restricts the attempts, the days that were picked too
/// @param caps     all that are set, with the real money spent against them
/// @param today    real money, whatever the filter says
/// @param month    of the current month, as `today`
/// @param purposes what the filter lets through, by purpose
/// @param members  what the chart's colours can stand for: unfiltered, so that they keep their colour
/// @param bars     by day and by what the colours stand for; of all days
/// @param rows     by what the rows stand for; all of them
/// @param heat     by day of a whole year; of all days
record UsageData(
        UsageQuery query,
        UsageRange range,
        UsageFilter filter,
        LocalDate now,
        ZoneId zone,
        UsageNames names,
        List<BudgetState> caps,
        UsageSum today,
        UsageSum month,
        List<UsageGroup> purposes,
        @Nullable Comparison comparison,
        List<UsageGroup> members,
        List<UsageGroup> bars,
        List<UsageGroup> rows,
        List<UsageGroup> heat,
        int year) {

    /// Equally many days of this period and of the one before, real money.
    ///
    /// @param firstEver the first day on which anything was sent, or null if nothing ever was
    record Comparison(
            UsageRange.Pair days,
            UsageSum now,
            UsageSum before,
            @Nullable LocalDate firstEver) {}

    Optional<BudgetState> cap(Budget.Period period) {
        return caps.stream()
                .filter(state -> state.budget().scope().equals(Scope.EVERYTHING)
                        && state.budget().period() == period)
                .findFirst();
    }

    /// Those on something less than everything.
    List<BudgetState> otherCaps() {
        return caps.stream()
                .filter(state -> !state.budget().scope().equals(Scope.EVERYTHING))
                .toList();
    }

    Optional<BigDecimal> dayCap() {
        return cap(Budget.Period.DAY).map(state -> state.budget().capUsd());
    }

    /// Real money of the range that the filter lets through.
    UsageSum sum() {
        return sum(purpose -> true);
    }

    /// Real money of some purposes.
    UsageSum sum(Predicate<Purpose> wanted) {
        return UsageSum.of(purposes.stream()
                .filter(group -> !group.demo() && wanted.test(Purpose.valueOf(group.key())))
                .toList());
    }

    boolean nothingAtAll() {
        return purposes.isEmpty() && query.text().isBlank() && query.chosen().isEmpty();
    }

    boolean onlyDemo() {
        return !purposes.isEmpty() && purposes.stream().allMatch(UsageGroup::demo);
    }

    boolean chosen(Dimension dimension, String key) {
        return query.chosen().containsKey(dimension)
                && query.chosen().get(dimension).contains(key);
    }

    boolean restricts(Dimension dimension) {
        return query.chosen().containsKey(dimension);
    }
}
