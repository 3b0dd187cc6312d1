package dev.patchbay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Thousands of interleavings of requests, cap changes, midnights and crashes against the [MoneyModel].
/// `-Dpatchbay.interleavings=N` runs so many of them, `-Dpatchbay.seed=NUMBER` those of a seed again: what each request
/// wants is the same then, the order in which threads come to the database is not.
class InterleavingTest {
    private static final System.Logger LOG = System.getLogger(InterleavingTest.class.getName());
    private static final int ROUNDS = Integer.getInteger("patchbay.interleavings", 250);

    @TempDir
    Path folder;

    static Stream<Long> seeds() {
        return Stream.of(Long.getLong("patchbay.seed", new Random().nextInt(1_000_000)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noInterleavingGetsOverACapLeaksAHoldOrLosesACent(long seed) throws Exception {
        try (var world = new Interleaving(folder)) {
            for (int round = 0; round < ROUNDS; round++) {
                try {
                    var random = new Random(seed + round);
                    if (random.nextInt(3) == 0) {
                        world.crowd(random);
                    } else {
                        world.round(random);
                    }
                } catch (AssertionError e) {
                    fail("Seed " + seed + ", round " + round + ": " + e.getMessage(), e);
                }
            }
            LOG.log(System.Logger.Level.INFO, "Seed " + seed + ", " + ROUNDS + " rounds: " + world.model.counts());
            assertThat(world.model.counts())
                    .containsKeys("admitted", "refused", "unpriced", "over a cap", "settled", "settled above");
            rowsAndRollups(world);
        }
    }

    /// Read apart from the program's own queries.
    private static void rowsAndRollups(Interleaving world) throws SQLException {
        Map<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>> expected = nonZero(world.model.spent());
        String url = "jdbc:h2:file:" + world.opened().file();
        try (Connection database = DriverManager.getConnection(url, "patchbay", "")) {
            assertThat(number(
                            database, "SELECT COUNT(*) FROM attempt WHERE state IN ('RESERVED', 'SENT', 'STREAMING')"))
                    .isZero();
            assertThat(number(
                            database,
                            "SELECT COUNT(*) FROM attempt WHERE over_cap AND price_id IS NULL"
                                    + " AND cost_usd > 0 AND reported_usd IS NULL"))
                    .isZero();
            assertThat(sums(database, "attempt", "charged_day IS NOT NULL")).isEqualTo(expected);
            assertThat(sums(database, "usage_sum", "TRUE")).isEqualTo(expected);
            assertThat(rollups(database)).isEqualTo(expected);
        }
    }

    private static Map<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>> sums(
            Connection database, String table, String where) throws SQLException {
        var sums = new HashMap<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>>();
        String sql = "SELECT demo, profile, provider, task, charged_day, cost_usd FROM " + table + " WHERE " + where;
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                var scopes = Scope.of(
                        row.getString("profile"),
                        new ProviderId(row.getString("provider")),
                        new TaskType(row.getString("task")));
                for (Scope scope : scopes) {
                    add(sums, row, scope);
                }
            }
        }
        return nonZero(sums);
    }

    private static Map<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>> rollups(Connection database)
            throws SQLException {
        var sums = new HashMap<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>>();
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM scope_sum")) {
            while (row.next()) {
                String name = row.getString("scope_name");
                add(
                        sums,
                        row,
                        switch (row.getString("scope")) {
                            case "PROFILE" -> new Scope.OfProfile(name);
                            case "PROVIDER" -> new Scope.OfProvider(new ProviderId(name));
                            case "TASK" -> new Scope.OfTask(new TaskType(name));
                            default -> Scope.EVERYTHING;
                        });
            }
        }
        return nonZero(sums);
    }

    private static void add(Map<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>> sums, ResultSet row, Scope scope)
            throws SQLException {
        BigDecimal usd = row.getBigDecimal("cost_usd");
        sums.computeIfAbsent(new MoneyModel.SumKey(row.getBoolean("demo"), scope), same -> new TreeMap<>())
                .merge(
                        row.getObject("charged_day", LocalDate.class),
                        usd == null ? BigDecimal.ZERO : usd,
                        BigDecimal::add);
    }

    private static Map<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>> nonZero(
            Map<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>> sums) {
        var clean = new HashMap<MoneyModel.SumKey, TreeMap<LocalDate, BigDecimal>>();
        sums.forEach((key, days) -> days.forEach((day, usd) -> {
            if (usd.signum() != 0) {
                clean.computeIfAbsent(key, same -> new TreeMap<>()).put(day, usd.stripTrailingZeros());
            }
        }));
        return clean;
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
