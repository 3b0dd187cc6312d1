package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.domain.StorageException;
import dev.patchbay.testing.ChildProgram;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Databases of older versions, with rows in them.
class UpgradeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5"})
    void theRowsOfAnOlderVersionAddUp(String version) throws SQLException {
        filled(version);

        try (var database = new Database(file(), ZoneOffset.UTC)) {
            assertUpgraded(database);
        }
        try (var database = new Database(file(), ZoneOffset.UTC)) {
            assertUpgraded(database);
        }
        assertThat(folder.toFile().list()).containsExactly("patchbay.mv.db");
    }

    @Test
    void anUpgradeThatWasKilledBetweenTwoStatementsIsMadeByTheNextStart() throws Exception {
        filled("4");
        run("CREATE TRIGGER kills BEFORE SELECT ON usage_sum CALL \"" + Kills.class.getName() + '"');
        try (var program = ChildProgram.start(Upgrades.class, file())) {
            assertThat(program.lines()).containsExactly("begun");
        }
        run("DROP TRIGGER kills");

        try (var database = new Database(file(), ZoneOffset.UTC)) {
            assertUpgraded(database);
        }
        assertThat(folder.toFile().list()).containsExactly("patchbay.mv.db");
    }

    @Test
    void anUpgradeThatFailedHasChangedNothingAndIsMadeOnceItCanBe() throws Exception {
        filled("4");
        run("CREATE VIEW in_the_way AS SELECT * FROM budget"); // V5 drops that table after it has made another one
        for (int start = 0; start < 2; start++) {
            try (var database = new Database(file(), ZoneOffset.UTC)) {
                assertThatThrownBy(database::zone).isInstanceOf(StorageException.class);
            }
        }
        assertThat(folder.toFile().list()).containsExactly("patchbay.mv.db");
        run("DROP VIEW in_the_way");

        try (var database = new Database(file(), ZoneOffset.UTC)) {
            assertUpgraded(database);
        }
    }

    @Test
    void whatIsKeptBeforeAnUpgradeIsTheOldDatabase() throws SQLException {
        filled("2");
        Path kept = folder.resolve("kept.mv.db");

        try (var database = new Database(file(), ZoneOffset.UTC, source -> source.copyTo(kept))) {
            assertUpgraded(database);
        }

        assertThat(DatabaseCopy.check(kept).attempts()).isEqualTo(2);
        try (var connection = connect(folder.resolve("kept"));
                var statement = connection.createStatement();
                var caps = statement.executeQuery("SELECT COUNT(*) FROM budget")) {
            caps.next();
            assertThat(caps.getInt(1)).isEqualTo(3);
        }
    }

    private static void assertUpgraded(Database database) {
        assertThat(column(database, "SELECT COUNT(*) || ' ' || SUM(cost_usd) FROM attempt"))
                .containsExactly("2 0.030000000000000000000000000001");
        assertThat(column(database, "SELECT SUM(attempts) || ' ' || SUM(cost_usd) FROM usage_sum"))
                .containsExactly("3 0.040000000000000000000000000001");
        assertThat(column(
                        database,
                        "SELECT grouped_by || ' ' || SUM(attempts) || ' ' || SUM(input_tokens) || ' ' || SUM(cost_usd)"
                                + " FROM usage_total GROUP BY grouped_by ORDER BY grouped_by"))
                .containsExactly(
                        "ALL 3 35 0.040000000000000000000000000001",
                        "MODEL 3 35 0.040000000000000000000000000001",
                        "PROFILE 3 35 0.040000000000000000000000000001",
                        "TASK 3 35 0.040000000000000000000000000001");
        assertThat(column(
                        database,
                        "SELECT scope || ' ' || scope_name || ' ' || cost_usd FROM scope_sum"
                                + " WHERE charged_day = DATE '2026-03-01' ORDER BY scope, scope_name"))
                .containsExactly(
                        "EVERYTHING  0.030000000000000000000000000001",
                        "PROFILE home 0.030000000000000000000000000001",
                        "PROVIDER openai 0.010000000000000000000000000001",
                        "PROVIDER xai 0.020000000000000000000000000000",
                        "TASK coding 0.030000000000000000000000000001");
        assertThat(column(
                        database,
                        "SELECT scope || ' ' || period || ' ' || CAST(cap_usd AS DECIMAL(9, 2)) FROM spending_cap"
                                + " ORDER BY period"))
                .containsExactly("EVERYTHING DAY 3.00", "EVERYTHING MONTH 50.00");
        assertThat(column(database, "SELECT title FROM conversation")).containsExactly("Kept");
        assertThat(database.counts().attempts()).isEqualTo(2);
    }

    private static List<String> column(Database database, String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /// As an older version has left it.
    private void filled(String version) throws SQLException {
        Flyway.configure()
                .dataSource(url(file()), Session.USER, "")
                .locations("classpath:dev/patchbay/store/migration")
                .target(version)
                .load()
                .migrate();
        var rows = new ArrayList<>(List.of(
                attempt("openai", "0.010000000000000000000000000001"),
                attempt("xai", "0.02"),
                sum("2026-03-01", "openai", 10, "0.010000000000000000000000000001"),
                sum("2026-03-01", "xai", 20, "0.02"),
                sum("2026-02-28", "openai", 5, "0.01"),
                "INSERT INTO conversation (id, title, pinned, draft, created_at, updated_at) VALUES"
                        + " (RANDOM_UUID(), 'Kept', FALSE, '', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)",
                "INSERT INTO profile VALUES ('home', 'Home'), ('work', 'Work')"));
        if (Integer.parseInt(version) < 5) {
            rows.add(
                    "INSERT INTO budget VALUES ('home', 0, 'DAY', 5), ('home', 1, 'MONTH', 50), ('work', 0, 'DAY', 3)");
        } else {
            rows.add("INSERT INTO spending_cap VALUES ('EVERYTHING', '', 'DAY', 3), ('EVERYTHING', '', 'MONTH', 50)");
            rows.add("INSERT INTO scope_sum SELECT FALSE, 'EVERYTHING', '', charged_day, SUM(cost_usd) FROM usage_sum"
                    + " GROUP BY charged_day");
            for (String scope : List.of("PROFILE", "PROVIDER", "TASK")) {
                rows.add(
                        "INSERT INTO scope_sum SELECT FALSE, '%s', %s, charged_day, SUM(cost_usd) FROM usage_sum GROUP BY charged_day, %s"
                                .formatted(scope, scope, scope));
            }
        }
        run(rows.toArray(String[]::new));
    }

    private static String attempt(String provider, String cost) {
        return """
                INSERT INTO attempt (id, request_id, profile, task, purpose, provider, model, reason, place, demo, state,
                    reserved_at, sent_at, charged_day, input_about_tokens, input_at_most_tokens, max_tokens, cost_usd,
                    cost_status, http_status)
                VALUES (RANDOM_UUID(), RANDOM_UUID(), 'home', 'coding', 'CHAT', '%s', 'a-model', 'TASK', 0, FALSE,
                    'SUCCEEDED', TIMESTAMP WITH TIME ZONE '2026-03-01 10:00:00Z',
                    TIMESTAMP WITH TIME ZONE '2026-03-01 10:00:01Z', DATE '2026-03-01', 1, 1, 1, %s, 'EXACT', 200)
                """.formatted(provider, cost);
    }

    private static String sum(String day, String provider, long input, String cost) {
        return "INSERT INTO usage_sum VALUES (DATE '%s', '%s', 'a-model', 'coding', 'home', 'CHAT', FALSE, 'EXACT', 1, %d, 0, 1, %s)"
                .formatted(day, provider, input, cost);
    }

    private void run(String... statements) throws SQLException {
        try (var connection = connect(file());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection(url(file), Session.USER, "");
    }

    private static String url(Path file) {
        return "jdbc:h2:file:" + file;
    }

    private Path file() {
        return folder.resolve("patchbay");
    }

    /// A program that is killed before it has upgraded.
    public static final class Upgrades {
        public static void main(String[] arguments) {
            System.out.println("begun");
            try (var database = new Database(Path.of(arguments[0]), ZoneOffset.UTC)) {
                database.reopen();
                System.out.println("upgraded");
            }
        }
    }

    /// Ends the program when the table that it is on is read, without a word, as `kill -9` does; what was committed
    /// until then is in the file.
    public static final class Kills implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
