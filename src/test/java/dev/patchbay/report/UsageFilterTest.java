package dev.patchbay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.Attempt;
import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsagePage;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.store.Database;
import dev.patchbay.store.PutAttempts;
import dev.patchbay.testing.YearOfUsage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Over a year of varied use: whatever is filtered and grouped in the database is what one finds by looking at each
/// attempt.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageFilterTest {
    private static final UsageFilter YEAR = new UsageFilter(YearOfUsage.FIRST, YearOfUsage.LAST, true);

    private List<Attempt> year = List.of();
    private Database database;
    private Reports reports;

    @BeforeAll
    void fill(@TempDir Path folder) {
        year = YearOfUsage.into(folder.resolve("year"));
        database = new Database(folder.resolve("year"));
        reports = new Reports(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    static List<UsageFilter> filters() {
        LocalDate day = LocalDate.of(2026, 10, 7);
        UsageFilter march = YEAR.in(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        UsageFilter openai = YEAR.only(Dimension.PROVIDER, Set.of("openai"));
        return List.of(
                YEAR,
                new UsageFilter(YearOfUsage.FIRST, YearOfUsage.LAST, false),
                march,
                YEAR.in(day, day),
                openai,
                YEAR.only(Dimension.DAY, Set.of(day.toString(), day.plusDays(1).toString())),
                YEAR.only(Dimension.MODEL, Set.of(YearOfUsage.LONG_NAME.toString(), "openai/gpt-6.1-sol")),
                YEAR.only(Dimension.TASK, Set.of("coding")),
                YEAR.only(Dimension.PROFILE, Set.of("research")),
                YEAR.only(Dimension.PURPOSE, Set.of(Purpose.TITLE.name(), Purpose.KEY_CHECK.name())),
                YEAR.only(Dimension.STATUS, Set.of(CostStatus.ESTIMATED.name())),
                openai.only(Dimension.PROFILE, Set.of("client-acme")).only(Dimension.TASK, Set.of("general")),
                YEAR.withWords(List.of(Map.of(Dimension.TASK, Set.of("coding"), Dimension.PROVIDER, Set.of("acme")))),
                YEAR.withWords(List.of(
                        Map.of(Dimension.PROVIDER, Set.of("openai"), Dimension.PROFILE, Set.of("research")),
                        Map.of(Dimension.TASK, Set.of("coding")))),
                YEAR.withWords(List.of(Map.of())));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void groupsByAnythingAreTheSumsOfTheAttempts(UsageFilter filter) {
        for (Dimension by : Dimension.values()) {
            for (Dimension also : List.of(by, Dimension.DAY)) {
                Map<String, UsageSum> sums = new TreeMap<>();
                matching(filter)
                        .forEach(attempt -> sums.merge(
                                value(by, attempt) + " " + value(also, attempt) + " " + attempt.demo(),
                                sum(attempt),
                                UsageSum::plus));
                Map<String, UsageSum> read = reports.groups(filter, by, also).stream()
                        .collect(Collectors.toMap(
                                group -> String.join(" ", group.keys()) + " " + group.demo(), UsageGroup::sum));
                assertThat(read.keySet()).as(by + " and " + also).isEqualTo(sums.keySet());
                sums.forEach((key, sum) -> assertSame(read.get(key), sum));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void pagesGiveEveryAttemptOnceNewestFirst(UsageFilter filter) {
        var read = new ArrayList<Attempt>();
        UsagePage page = reports.page(filter, null, 70);
        read.addAll(page.attempts());
        while (page.next() != null) {
            page = reports.page(filter, page.next(), 70);
            read.addAll(page.attempts());
        }
        assertThat(read)
                .isSortedAccordingTo(Comparator.comparing(Attempt::sentAt).reversed())
                .extracting(Attempt::id)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(matching(filter).map(Attempt::id).toList());
    }

    @Test
    void attemptsOfOneMomentAreToldApartBetweenPages(@TempDir Path folder) {
        var all = new ArrayList<Attempt>();
        Attempt one = year.getLast();
        for (int i = 0; i < 9; i++) {
            all.add(new Attempt(
                    new UUID(0, i),
                    one.origin(),
                    one.state(),
                    one.reservedAt(),
                    one.reservedUsd(),
                    one.sentAt(),
                    one.charge(),
                    one.outcome()));
        }
        PutAttempts.into(folder.resolve("same"), YearOfUsage.ZONE, all);
        try (var same = new Database(folder.resolve("same"))) {
            var found = new Reports(same);
            UsagePage first = found.page(YEAR, null, 4);
            UsagePage second = found.page(YEAR, first.next(), 4);
            UsagePage third = found.page(YEAR, second.next(), 4);
            assertThat(third.next()).isNull();
            assertThat(Stream.of(first, second, third).flatMap(page -> page.attempts().stream()))
                    .hasSize(9)
                    .doesNotHaveDuplicates();
        }
    }

    private Stream<Attempt> matching(UsageFilter filter) {
        return year.stream()
                .filter(attempt -> filter.demo() || !attempt.demo())
                .filter(attempt -> !YearOfUsage.day(attempt).isBefore(filter.from())
                        && !YearOfUsage.day(attempt).isAfter(filter.to()))
                .filter(attempt -> filter.only().entrySet().stream()
                        .allMatch(only -> only.getValue().contains(value(only.getKey(), attempt))))
                .filter(attempt -> filter.words().stream()
                        .allMatch(word -> word.entrySet().stream()
                                .anyMatch(any -> any.getValue().contains(value(any.getKey(), attempt)))));
    }

    private static String value(Dimension dimension, Attempt attempt) {
        return switch (dimension) {
            case DAY -> YearOfUsage.day(attempt).toString();
            case PROVIDER -> attempt.model().provider().value();
            case MODEL -> attempt.model().toString();
            case TASK -> attempt.task().id();
            case PROFILE -> attempt.origin().profile();
            case PURPOSE -> attempt.origin().purpose().name();
            case STATUS -> Objects.requireNonNull(attempt.cost()).status().name();
        };
    }

    private static UsageSum sum(Attempt attempt) {
        var cost = Objects.requireNonNull(attempt.cost());
        var usage = attempt.usage();
        BigDecimal usd = cost.usd() == null ? BigDecimal.ZERO : cost.usd();
        boolean estimated = cost.status() == CostStatus.ESTIMATED;
        return new UsageSum(
                1,
                usage == null ? 0 : usage.totalInput() - usage.cachedInput(),
                usage == null ? 0 : usage.cachedInput(),
                usage == null ? 0 : usage.output(),
                estimated ? BigDecimal.ZERO : usd,
                estimated ? usd : BigDecimal.ZERO,
                estimated ? 1 : 0,
                cost.status() == CostStatus.UNPRICED ? 1 : 0);
    }

    private static void assertSame(UsageSum read, UsageSum expected) {
        assertThat(read.exactUsd()).isEqualByComparingTo(expected.exactUsd());
        assertThat(read.estimatedUsd()).isEqualByComparingTo(expected.estimatedUsd());
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("exactUsd", "estimatedUsd")
                .isEqualTo(expected);
    }
}
