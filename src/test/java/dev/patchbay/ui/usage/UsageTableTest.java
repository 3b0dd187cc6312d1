package dev.patchbay.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.TaskType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsageTableTest {
    private final MemoryUsage usage = MemoryUsage.example();
    private final UsageData data = usage.read(today -> UsageRange.month(YearMonth.from(today)));

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void everyGroupingAddsUpToTheSameExactTotal(Grouping grouping) {
        UsageTable table = UsageTable.of(data, grouping, false, "");

        UsageLine total = table.totals("Total", "Demo").getFirst();
        assertThat(table.totals("Total", "Demo")).hasSize(1);
        assertThat(total.sum()).isEqualTo(UsageSum.of(real()));
        assertThat(total.shareText()).isEqualTo("100.0%");
    }

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void playMoneyNeverComesIntoARowOfRealMoney(Grouping grouping) {
        UsageTable table = UsageTable.of(data, grouping, true, "");

        List<UsageLine> totals = table.totals("Total", "Demo");
        assertThat(totals).extracting(UsageLine::demo).containsExactly(false, true);
        assertThat(totals.getFirst().sum()).isEqualTo(UsageSum.of(real()));
        assertThat(totals.getLast().sum().usd()).isEqualByComparingTo("0.0021");
        assertThat(table.lines())
                .filteredOn(UsageLine::demo)
                .hasSize(1)
                .allMatch(line -> line.shareText().equals("—"));
    }

    @Test
    void theChartsDaysAddUpToTheTableAndCoverTheWholeMonth() {
        UsageTable table = UsageTable.of(data, Grouping.DAY, false, "");

        assertThat(table.days()).hasSize(30);
        assertThat(table.days().stream().map(UsageTable.Day::total).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(UsageSum.of(real()).usd());
        assertThat(table.lines()).extracting(UsageLine::key).isSorted().hasSize(20);
    }

    @Test
    void rowsAreDearestFirstAndTheChartsColoursFollow() {
        UsageTable table = UsageTable.of(data, Grouping.PROVIDER, false, "");

        assertThat(table.lines())
                .extracting(UsageLine::name)
                .containsExactly("OpenAI", "DeepSeek", "Anthropic", "Mistral AI", "Acme gateway");
        assertThat(table.lines()).extracting(UsageLine::series).containsExactly(1, 2, 3, 4, 0);
    }

    @Test
    void aSixthProviderSharesTheLastColour() {
        usage.add(5, "xai", "grok", TaskType.GENERAL, 1, "0.0003", "0");
        usage.add(5, "groq", "llama", TaskType.GENERAL, 1, "0.0002", "0");
        UsageData more = usage.read(today -> UsageRange.month(YearMonth.from(today)));

        List<UsageTable.Series> series =
                UsageTable.of(more, Grouping.MODEL, false, "").series();
        assertThat(series).hasSize(5);
        assertThat(series.getLast().name()).contains("xai").contains("groq");
        assertThat(series.getLast().usd()).isEqualByComparingTo("0.0005");
    }

    @Test
    void whatHasNoPriceIsUnknownAndNotZero() {
        UsageLine unpriced = UsageTable.of(data, Grouping.MODEL, false, "support-70b")
                .lines()
                .getFirst();

        assertThat(unpriced.sum().costUnknown()).isTrue();
        assertThat(unpriced.shareText()).isEqualTo("—");
        assertThat(unpriced.series()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"claude, 2", "CLAUDE opus, 1", "coding, 2", "analysis, 1", "2026-11-03, 5", "no such thing, 0"})
    void theFilterFindsEveryWordInTheNames(String filter, int models) {
        assertThat(UsageTable.of(data, Grouping.MODEL, false, filter).lines()).hasSize(models);
    }

    @Test
    void theKeyFiguresAreRealMoneyOnly() {
        assertThat(data.sumOfMonth()).isEqualTo(UsageSum.of(real()));
        assertThat(data.sumOfToday().attempts())
                .isEqualTo(real().stream()
                        .filter(cell -> cell.day().equals(LocalDate.of(2026, 11, 20)))
                        .mapToLong(cell -> cell.attempts())
                        .sum());
        assertThat(data.overhead()).isEqualTo(UsageSum.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
        "4.48, 1, 5",
        "5, 1, 5",
        "0.62, 0.2, 0.8",
        "0.0021, 0.0005, 0.0025",
        "0.0004, 0.0001, 0.0004",
        "1200, 500, 1500",
        "87, 20, 100"
    })
    void theAxisHasRoundStepsAndRoomForTheHighestDay(BigDecimal most, BigDecimal step, BigDecimal top) {
        ChartScale scale = ChartScale.of(most);

        assertThat(scale.step()).isEqualByComparingTo(step);
        assertThat(scale.top()).isEqualByComparingTo(top);
        assertThat(scale.ticks()).hasSizeLessThanOrEqualTo(6);
    }

    private List<UsageCell> real() {
        return usage.cells.stream().filter(cell -> !cell.demo()).toList();
    }
}
