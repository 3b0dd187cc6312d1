package dev.patchbay.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Purpose;
import dev.patchbay.testing.YearOfUsage;
import dev.patchbay.text.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What one sees and does in the panel, over a year of real rows: every sum on the screen is that of the attempts.
class UsagePanelTest extends YearTest {
    private static final String SONNET = "anthropic/claude-sonnet-5-5";
    private static final LocalDate BUSY = LocalDate.of(2026, 11, 17);

    @ParameterizedTest
    @EnumSource(names = "ATTEMPTS", mode = EnumSource.Mode.EXCLUDE)
    void everyTableAddsUpToTheAttempts(UsageViewModel.Segment by) {
        begin();
        after(() -> model().segmentProperty().set(by));
        UsageLine total = lines().getLast();
        assertThat(total.total()).isTrue();
        List<Attempt> month = month(attempt -> true);
        assertThat(total.sum().attempts()).isEqualTo(month.size());
        assertThat(total.sum().usd()).isEqualByComparingTo(usd(month));
        assertThat(total.sum().estimatedUsd()).isEqualByComparingTo(usd(month(UsagePanelTest::estimated)));
        assertThat(total.sum().unpriced())
                .isEqualTo(
                        month(attempt -> cost(attempt) == CostStatus.UNPRICED).size());
        assertThat(lines().stream()
                        .filter(line -> !line.total())
                        .map(line -> line.sum().usd())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(usd(month));
    }

    @Test
    void theFiguresAreThoseOfTheAttemptsExactEstimatedAndOverheadApart() {
        begin();
        List<Attempt> month = month(attempt -> true);
        assertThat(this.<Label>find("#figure-exact-value").getText())
                .isEqualTo(Figures.answer(usd(month(attempt -> !estimated(attempt)))));
        assertThat(this.<Label>find("#figure-estimated-value").getText())
                .isEqualTo("~" + Figures.answer(usd(month(UsagePanelTest::estimated))));
        BigDecimal titles = usd(month(attempt -> attempt.origin().purpose() == Purpose.TITLE));
        BigDecimal retries = usd(month(attempt -> attempt.origin().purpose() == Purpose.RETRY));
        assertThat(spoken("#figure-overhead"))
                .contains("titles " + Figures.answer(titles))
                .contains("retries " + Figures.answer(retries));
        assertThat(spoken("#figure-month")).contains("without a price");
    }

    @Test
    void aRowFiltersTheChartAndADayFiltersTheTable() {
        begin();
        after(() -> model().pick(Dimension.MODEL, Set.of(SONNET), false));
        List<Attempt> ofModel = month(attempt -> attempt.model().toString().equals(SONNET));
        UsageChart chart = onFx(() -> UsageChart.of(data(), Colours.of(data())));
        assertThat(chart.days().stream().map(day -> day.sum().usd()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(usd(ofModel));
        assertThat(lines().getLast().sum().usd()).isEqualByComparingTo(usd(ofModel));
        assertThat(lines())
                .filteredOn(line -> line.state() == UsageLine.State.CHOSEN)
                .hasSize(1);
        assertThat(lines())
                .filteredOn(line -> line.state() == UsageLine.State.LEFT_OUT)
                .hasSizeGreaterThan(5);

        after(() -> model().pick(Dimension.DAY, Set.of(BUSY.toString()), false));
        List<Attempt> both = month(attempt -> attempt.model().toString().equals(SONNET)
                && YearOfUsage.day(attempt).equals(BUSY));
        assertThat(lines().getLast().sum().usd()).isEqualByComparingTo(usd(both));
        assertThat(onFx(() -> UsageChart.of(data(), Colours.of(data())).days()))
                .filteredOn(UsageChart.Day::chosen)
                .hasSize(1);
        assertThat(chips()).containsExactlyInAnyOrder("Model: Claude Sonnet 5.5", "Day: Tue 17 November");

        robot.clickOn("Model: Claude Sonnet 5.5");
        quiet();
        assertThat(lines().getLast().sum().usd())
                .isEqualByComparingTo(
                        usd(month(attempt -> YearOfUsage.day(attempt).equals(BUSY))));
        robot.clickOn("#clear-filters");
        quiet();
        assertThat(lines().getLast().sum().usd()).isEqualByComparingTo(usd(month(attempt -> true)));
        assertThat(onFx(() -> find("#usage-chips").isVisible())).isFalse();
    }

    @Test
    void theTextFiltersBothByAnyName() {
        begin();
        after(() -> model().filterProperty().set("anthropic coding"));
        Predicate<Attempt> fits = attempt -> attempt.model().provider().value().equals("anthropic")
                && attempt.task().id().equals("coding");
        assertThat(lines().getLast().sum().usd()).isEqualByComparingTo(usd(month(fits)));
        assertThat(onFx(() -> UsageChart.of(data(), Colours.of(data())).series()))
                .extracting(UsageChart.Series::name)
                .containsExactly("Anthropic");
        after(() -> model().filterProperty().set("anthropic nothing-of-the-kind"));
        assertThat(lines()).isEmpty();
        after(() -> model().filterProperty().set("estimated"));
        assertThat(lines().getLast().sum().usd()).isEqualByComparingTo(usd(month(UsagePanelTest::estimated)));
    }

    @Test
    void aProfileFiltersEverythingButTheCaps() {
        begin();
        after(() -> model().choose(Dimension.PROFILE, Set.of("research")));
        List<Attempt> research = month(attempt -> attempt.origin().profile().equals("research"));
        assertThat(lines().getLast().sum().usd()).isEqualByComparingTo(usd(research));
        assertThat(data().sum().usd()).isEqualByComparingTo(usd(research));
        assertThat(data().month().usd()).isEqualByComparingTo(usd(month(attempt -> true)));
    }

    @Test
    void theKeyboardWalksTheDaysPicksOneDrillsAndComesBack() {
        begin();
        onFx(() -> find("#usage-chart").requestFocus());
        robot.push(KeyCode.LEFT)
                .push(KeyCode.LEFT)
                .push(KeyCode.LEFT)
                .push(KeyCode.LEFT)
                .push(KeyCode.LEFT);
        settle();
        assertThat(spoken("#usage-chart")).startsWith("Sun 15 November").contains("$");
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        robot.push(KeyCode.SPACE);
        quiet();
        assertThat(chips()).containsExactly("Day: Tue 17 November");
        robot.push(KeyCode.SPACE);
        quiet();
        assertThat(chips()).isEmpty();
        robot.push(KeyCode.ENTER);
        waitFor("its attempts", () -> !attempts().isEmpty());
        quiet();
        assertThat(attempts())
                .hasSize(month(attempt -> YearOfUsage.day(attempt).equals(BUSY)).size());
        assertThat(attempts())
                .extracting(line -> YearOfUsage.day(line.attempt()))
                .containsOnly(BUSY);

        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        waitFor("one of them", () -> robot.lookup("#attempt-details").tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        waitFor("the list", () -> robot.lookup("#attempts-table").tryQuery().isPresent());
        robot.push(KeyCode.ESCAPE);
        quiet();
        assertThat(onFx(() -> model().segmentProperty().get())).isEqualTo(UsageViewModel.Segment.MODEL);
        assertThat(chips()).isEmpty();
    }

    @Test
    void aRowIsPickedAndDrilledByKeyboardAndSaysWhatItIs() {
        begin();
        onFx(() -> {
            TableView<UsageLine> table = find("#usage-table");
            table.requestFocus();
            table.getSelectionModel().select(1);
        });
        robot.push(KeyCode.SPACE);
        quiet();
        assertThat(chips()).containsExactly("Model: Claude Sonnet 5.5");
        robot.push(KeyCode.ENTER);
        waitFor("its attempts", () -> !attempts().isEmpty());
        quiet();
        assertThat(attempts()).extracting(AttemptLine::model).containsOnly("Claude Sonnet 5.5");
        robot.push(KeyCode.ESCAPE);
        quiet();
        assertThat(chips()).containsExactly("Model: Claude Sonnet 5.5");
        robot.push(KeyCode.ESCAPE);
        quiet();
        assertThat(chips()).isEmpty();
    }

    @Test
    void theHeatMapOfTheYearIsWalkedByKeyboardAndLeadsToTheAttempts() {
        begin();
        robot.clickOn("#face-heat");
        settle();
        Pane heat = find("#usage-heat");
        List<Node> cells = onFx(() -> List.copyOf(heat.lookupAll(".heat-cell")));
        assertThat(cells)
                .hasSize(365)
                .allMatch(cell -> !cell.getAccessibleText().isBlank());
        onFx(heat::requestFocus);
        assertThat(spoken("#usage-heat")).startsWith("Fri 20 November 2026: $");
        robot.push(KeyCode.LEFT).push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.UP);
        settle();
        assertThat(spoken("#usage-heat")).startsWith("Tue 10 November 2026: $");
        LocalDate day = LocalDate.of(2026, 10, 7);
        robot.push(KeyCode.HOME);
        assertThat(spoken("#usage-heat")).isEqualTo("Thu 1 January 2026: nothing spent");
        after(() -> model().drill(Dimension.DAY, day.toString()));
        waitFor("its attempts", () -> !attempts().isEmpty());
        quiet();
        assertThat(attempts())
                .extracting(line -> YearOfUsage.day(line.attempt()))
                .containsOnly(day);
        assertThat(data().range()).isEqualTo(UsageRange.day(day));
        onFx(() -> find("#attempts-table").requestFocus());
        robot.push(KeyCode.ESCAPE);
        quiet();
        assertThat(data().range().kind()).isEqualTo(UsageRange.Kind.MONTH);

        robot.clickOn("#heat-previous");
        quiet();
        assertThat(data().year()).isEqualTo(2025);
        assertThat(data().heat()).isNotEmpty();
    }

    @Test
    void rangesMoveBackAndForthButNotBeyondToday() {
        begin();
        assertThat(this.<Button>find("#range-next").isDisabled()).isTrue();
        robot.clickOn("#range-previous");
        quiet();
        assertThat(data().range()).isEqualTo(UsageRange.month(YearMonth.of(2026, 10)));
        assertThat(lines().getLast().sum().usd()).isEqualByComparingTo(usd(of(YearMonth.of(2026, 10))));
        robot.clickOn("#range-year");
        quiet();
        robot.clickOn("#range-previous");
        quiet();
        assertThat(data().range()).isEqualTo(UsageRange.year(2025));
        robot.clickOn("#range-today");
        quiet();
        assertThat(data().range()).isEqualTo(UsageRange.day(YearOfUsage.LAST));
        robot.clickOn("#range-week");
        quiet();
        assertThat(data().range().days()).isEqualTo(7);
        robot.clickOn("#range-own");
        after(() -> model().showOwn(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 3)));
        assertThat(data().range()).isEqualTo(UsageRange.own(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 9)));
    }

    @Test
    void thePeriodBeforeIsComparedOverEquallyManyDaysOrNotAtAll() {
        begin();
        BigDecimal before = usd(of(YearMonth.of(2026, 10)).stream()
                .filter(attempt -> YearOfUsage.day(attempt).getDayOfMonth() <= 20)
                .toList());
        assertThat(Objects.requireNonNull(data().comparison()).before().usd()).isEqualByComparingTo(before);
        assertThat(this.<Label>find("#usage-compared").getText())
                .contains("against 1–20 October 2026 (" + Figures.total(before) + ")");
        after(() -> model().showThisYear());
        assertThat(this.<Label>find("#usage-compared").getText()).endsWith("not compared.");
    }

    @Test
    void demoIsLeftOutUntilAskedForAndNeverInTheTotal() {
        begin();
        assertThat(lines()).noneMatch(UsageLine::demo);
        BigDecimal real = lines().getLast().sum().usd();
        robot.clickOn("#include-demo");
        quiet();
        assertThat(lines())
                .filteredOn(UsageLine::total)
                .extracting(UsageLine::demo)
                .containsExactly(false, true);
        assertThat(lines().stream()
                        .filter(line -> line.total() && !line.demo())
                        .findFirst()
                        .orElseThrow()
                        .sum()
                        .usd())
                .isEqualByComparingTo(real);
    }

    @Test
    void pagesOfAttemptsAreReadAsOneScrolls() {
        begin();
        after(() -> model().showThisYear());
        after(() -> model().segmentProperty().set(UsageViewModel.Segment.ATTEMPTS));
        waitFor("a page", () -> attempts().size() >= 50);
        int first = attempts().size();
        onFx(() -> this.<TableView<?>>find("#attempts-table").scrollTo(first - 1));
        waitFor("the next page", () -> attempts().size() > first);
        assertThat(attempts()).extracting(line -> line.attempt().id()).doesNotHaveDuplicates();
        assertThat(this.<Label>find("#attempts-count").getText()).contains("of 4,");
    }

    @Test
    void whatAnOlderFilterBringsIsNotShown() {
        begin();
        onFx(() -> {
            model().filterProperty().set("o");
            model().filterProperty().set("op");
            model().filterProperty().set("openai");
        });
        quiet();
        assertThat(data().query().text()).isEqualTo("openai");
        assertThat(lines())
                .filteredOn(line -> !line.total())
                .extracting(UsageLine::provider)
                .containsOnly("OpenAI");
    }

    @Test
    void whatHasNoPriceIsSaidAndLeadsToSettingOne() {
        begin();
        after(() -> model().showThisYear());
        assertThat(lines())
                .filteredOn(line -> line.sum().costUnknown())
                .extracting(UsageLine::key)
                .containsExactly(YearOfUsage.UNPRICED.toString());
        robot.interact(() -> robot.lookup("Set a price").<Hyperlink>query().fire());
        waitFor("the form", () -> asked.stream().anyMatch(one -> one.startsWith("open ")));
    }

    private void begin() {
        lay();
        open(1280, 780, false);
    }

    private List<String> chips() {
        return onFx(() -> robot.lookup("#usage-chips .chip").queryAllAs(Button.class).stream()
                .map(Button::getText)
                .toList());
    }

    private static List<Attempt> month(Predicate<Attempt> wanted) {
        return of(YearMonth.of(2026, 11)).stream().filter(wanted).toList();
    }

    private static List<Attempt> of(YearMonth month) {
        return year().stream()
                .filter(attempt -> !attempt.demo())
                .filter(attempt -> YearMonth.from(YearOfUsage.day(attempt)).equals(month))
                .toList();
    }

    private static boolean estimated(Attempt attempt) {
        return cost(attempt) == CostStatus.ESTIMATED;
    }

    private static CostStatus cost(Attempt attempt) {
        return Objects.requireNonNull(attempt.cost()).status();
    }

    private static BigDecimal usd(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> Objects.requireNonNull(attempt.cost()).usd())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
