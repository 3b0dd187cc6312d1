package dev.patchbay.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.backup.Backup.Kind;
import dev.patchbay.conversation.Conversations;
import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.DataCounts;
import dev.patchbay.domain.StorageException;
import dev.patchbay.ledger.Ledger;
import dev.patchbay.ledger.Plans;
import dev.patchbay.store.Database;
import dev.patchbay.testing.TestClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private BackupFolder kept;
    private Database database;
    private Conversations conversations;
    private Backups backups;

    @BeforeEach
    void open() {
        kept = new BackupFolder(folder.resolve("backups"), clock);
        database = new Database(file(), ZoneOffset.UTC, copy -> kept.write(copy, Kind.UPGRADE));
        conversations = new Conversations(database, clock);
        backups = new Backups(database, kept, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aBackupSaysHowMuchCanBeReadInItAndIsItsOwnersAlone() throws Exception {
        conversations.create("Bread");
        conversations.create("Wine");
        attempt();

        Backup made = backups.backUp();

        assertThat(made.counts()).isEqualTo(new DataCounts(2, 1));
        assertThat(made.kind()).isEqualTo(Kind.BY_HAND);
        assertThat(made.bytes()).isEqualTo(Files.size(made.file()));
        assertThat(backups.list()).containsExactly(made);
        assertThat(files(folder.resolve("backups"))).containsExactly(made.name());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFolderIsItsOwnersAlone() throws IOException {
        conversations.create("Bread");
        backups.backUp();

        assertThat(Files.getPosixFilePermissions(folder.resolve("backups")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theBackupOfTheDayIsMadeOnceADayAndNotOfNothing() {
        backups.daily();
        assertThat(backups.list()).isEmpty();

        conversations.create("Bread");
        backups.daily();
        backups.daily();
        assertThat(backups.list())
                .singleElement()
                .satisfies(backup -> assertThat(backup.kind()).isEqualTo(Kind.DAILY));

        clock.forward(Duration.ofDays(1));
        backups.daily();
        assertThat(backups.list()).hasSize(2);
        assertThat(backups.list().getFirst().taken())
                .isAfter(backups.list().getLast().taken());
    }

    @Test
    void oldDailyBackupsGoWhenANewOneHasBeenMade() {
        conversations.create("Bread");
        Backup byHand = backups.backUp();
        for (int day = 0; day < 30; day++) {
            backups.daily();
            clock.forward(Duration.ofDays(1));
        }

        assertThat(backups.list()).contains(byHand).hasSizeBetween(1 + 7 + 3, 1 + 7 + 4);
    }

    @Test
    void aBackupThatFailsIsSaidAndTheOlderOnesStay() throws IOException {
        conversations.create("Bread");
        backups.daily();
        clock.forward(Duration.ofDays(1));
        Path inTheWay = Files.createDirectories(folder.resolve("backups/unfinished/full"));
        Files.createFile(inTheWay.resolve("file"));

        backups.daily();

        assertThat(backups.problem())
                .hasValueSatisfying(why -> assertThat(why)
                        .hasMessage("The folder of the backups, " + folder.resolve("backups") + ", cannot be used."));
        assertThat(backups.list()).hasSize(1);

        Files.delete(inTheWay.resolve("file"));
        Files.delete(inTheWay);
        backups.daily();
        assertThat(backups.problem()).isEmpty();
        assertThat(backups.list()).hasSize(2);
    }

    @Test
    void whatAKilledProgramLeftUnfinishedIsNoBackupAndGoes() throws IOException {
        conversations.create("Bread");
        Path left =
                Files.createDirectories(folder.resolve("backups/unfinished")).resolve("backup.zip");
        Files.writeString(left, "half of it");
        assertThat(backups.list()).isEmpty();

        backups.backUp();

        assertThat(backups.list()).hasSize(1);
        assertThat(folder.resolve("backups/unfinished")).doesNotExist();
    }

    @Test
    void restoringBringsBackWhatWasThenAndKeepsWhatCameAfterInAFileBesideIt() throws Exception {
        Conversation bread = conversations.create("Bread");
        attempt();
        Backup backup = backups.backUp();
        clock.forward(Duration.ofMinutes(1));
        conversations.create("Wine");
        conversations.rename(bread.id(), "Toast");
        attempt();
        attempt();
        assertThat(backups.newerThan(backup)).isEqualTo(new DataCounts(1, 2));

        Path aside = backups.restore(backup).orElseThrow();

        assertThat(conversations.list()).extracting(Conversation::title).containsExactly("Bread");
        assertThat(database.counts()).isEqualTo(new DataCounts(1, 1));
        assertThat(aside.getFileName().toString()).matches("patchbay-before-restore-[0-9-]+\\.mv\\.db");
        assertThat(backups.list()).containsExactly(backup);
        String name = aside.getFileName().toString();
        try (var old = new Database(folder.resolve(name.substring(0, name.length() - ".mv.db".length())))) {
            assertThat(old.counts()).isEqualTo(new DataCounts(2, 3));
        }
        conversations.create("After");
        assertThat(conversations.list()).hasSize(2);
    }

    @Test
    void aDamagedDatabaseIsReplacedByABackup() throws IOException {
        conversations.create("Bread");
        Backup backup = backups.backUp();
        database.close();
        Files.writeString(folder.resolve("patchbay.mv.db"), "not a database ".repeat(1_000));
        open();

        Path aside = backups.restore(backups.list().getFirst()).orElseThrow();

        assertThat(backups.list()).containsExactly(backup);
        assertThat(aside).content().startsWith("not a database");
        assertThat(conversations.list()).extracting(Conversation::title).containsExactly("Bread");
    }

    @Test
    void aDamagedBackupIsNotRestoredAndNothingHasChanged() throws IOException {
        conversations.create("Bread");
        Backup backup = backups.backUp();
        try (var zip = new RandomAccessFile(backup.file().toFile(), "rw")) {
            zip.seek(zip.length() / 2);
            zip.write(new byte[1000]);
        }
        conversations.create("Wine");

        var refused = catchThrowableOfType(StorageException.class, () -> backups.restore(backup));
        assertThat(refused).hasMessageStartingWith("The backup " + backup.name() + " cannot be read");

        assertThat(conversations.list()).extracting(Conversation::title).containsExactlyInAnyOrder("Bread", "Wine");
        assertThat(files(folder)).containsExactlyInAnyOrder("backups", "patchbay.mv.db");
        assertThat(files(folder.resolve("backups"))).containsExactly(backup.name());
    }

    @Test
    void beforeTheTablesOfAnOlderVersionAreChangedABackupIsMade() throws Exception {
        database.close();
        older();
        open();

        database.reopen();

        assertThat(backups.list()).singleElement().satisfies(backup -> {
            assertThat(backup.kind()).isEqualTo(Kind.UPGRADE);
            assertThat(backup.counts()).isEqualTo(new DataCounts(1, 0));
        });
        assertThat(conversations.list()).extracting(Conversation::title).containsExactly("Old");
        clock.forward(Duration.ofMinutes(1));
        backups.restore(backups.list().getFirst());
        assertThat(conversations.list()).extracting(Conversation::title).containsExactly("Old");
    }

    @Test
    void withoutTheBackupBeforeItTheTablesAreNotChanged() throws Exception {
        database.close();
        older();
        Files.createFile(folder.resolve("backups"));
        open();

        var refused = catchThrowableOfType(StorageException.class, database::reopen);

        assertThat(refused).hasMessage("The folder of the backups, " + folder.resolve("backups") + ", cannot be used.");
        assertThat(flyway().info().current().getVersion().toString()).isEqualTo("2");
        Files.delete(folder.resolve("backups"));
        database.reopen();
        assertThat(backups.list()).hasSize(1);
    }

    /// A database as version 2 left it.
    private void older() throws Exception {
        flyway().migrate();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file(), "patchbay", "");
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO conversation VALUES (RANDOM_UUID(), 'Old', NULL, FALSE, NULL, '',"
                    + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource("jdbc:h2:file:" + file(), "patchbay", "")
                .locations("classpath:dev/patchbay/store/migration")
                .target("2")
                .load();
    }

    private void attempt() throws Exception {
        new Ledger(database, Plans.PRICES, clock)
                .reserve(Plans.of(Plans.GPT_4O))
                .close();
    }

    private static List<String> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path file() {
        return folder.resolve("patchbay");
    }
}
