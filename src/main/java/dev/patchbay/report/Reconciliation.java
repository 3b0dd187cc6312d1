package dev.patchbay.report;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.UsageSum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// A provider's bill beside the ledger, day by day, the days being the provider's.
///
/// @param offset where these days begin
/// @param zone   the time zone in which the ledger counts days everywhere else
public record Reconciliation(ProviderId provider, ZoneOffset offset, ZoneId zone, List<Day> days) {

    /// @param billedUsd what the provider says; 0 where it says nothing
    /// @param ledger    real money of the attempts that were sent on this day
    public record Day(LocalDate day, BigDecimal billedUsd, UsageSum ledger) {

        /// What the provider says beyond the ledger; negative where it says less.
        public BigDecimal differenceUsd() {
            return billedUsd.subtract(ledger.usd());
        }
    }

    /// All days in one; its day is the last.
    public Day total() {
        BigDecimal billed = days.stream().map(Day::billedUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        UsageSum ledger = days.stream().map(Day::ledger).reduce(UsageSum.NOTHING, UsageSum::plus);
        return new Day(days.getLast().day(), billed, ledger);
    }
}
