package dev.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.Cost;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.Reports;
import dev.patchbay.store.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The made-up year is varied, the same each time, and in the database what it is in memory.
class YearOfUsageTest {
    @TempDir
    private Path folder;

    @Test
    void theYearIsTheSameEachTimeAndVaried() {
        List<Attempt> year = YearOfUsage.attempts();
        assertThat(YearOfUsage.attempts()).isEqualTo(year);
        assertThat(year.size()).isBetween(3_000, 8_000);
        assertThat(year).extracting(attempt -> cost(attempt).status()).contains(CostStatus.values());
        assertThat(year).extracting(attempt -> attempt.origin().profile()).containsAll(YearOfUsage.PROFILES);
        assertThat(year).anyMatch(Attempt::overHold).anyMatch(Attempt::demo);
    }

    @Test
    void itsSumsInTheDatabaseAreTheSumsOfItsAttempts() {
        List<Attempt> year = YearOfUsage.into(folder.resolve("year"));
        try (var database = new Database(folder.resolve("year"))) {
            var total = new Reports(database).total(new UsageFilter(YearOfUsage.FIRST, YearOfUsage.LAST, false));
            BigDecimal usd = year.stream()
                    .filter(attempt -> !attempt.demo())
                    .map(attempt -> cost(attempt).usd())
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(total.usd()).isEqualByComparingTo(usd);
            assertThat(total.attempts())
                    .isEqualTo(year.stream().filter(attempt -> !attempt.demo()).count());
        }
    }

    private static Cost cost(Attempt attempt) {
        return Objects.requireNonNull(attempt.cost());
    }
}
