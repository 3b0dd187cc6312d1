package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.Profile;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.StorageException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void makingItTouchesNothing() {
        try (var database = new Database(folder.resolve("new/patchbay"))) {
            assertThat(database).isNotNull();
            assertThat(folder).isEmptyDirectory();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aProgramThatOnlyMakesTheServicesLoadsNoDatabaseLibrary() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OnlyMakesServices.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(program.getInputStream().readAllBytes());

        assertThat(program.waitFor()).isZero();
        assertThat(loaded)
                .contains("dev.patchbay.store.Database")
                .doesNotContain("org.h2.")
                .doesNotContain("org.jdbi.")
                .doesNotContain("org.flywaydb.")
                .doesNotContain("java.sql.");
    }

    @Test
    void anInterruptedCallerHarmsNothingAndStaysInterrupted() {
        try (var database = new Database(file())) {
            var profiles = new ProfileStore(database);
            for (int i = 0; i < 100; i++) {
                Thread.currentThread().interrupt();
                profiles.save(profile("name " + i));
                assertThat(profiles.current().orElseThrow().name()).isEqualTo("name " + i);
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }

    @Test
    void aCallerInterruptedWhileItWaitsHarmsNothing() throws InterruptedException {
        try (var database = new Database(file())) {
            var profiles = new ProfileStore(database);
            profiles.save(profile("before"));
            var writing = new CountDownLatch(1);
            var interrupted = new CountDownLatch(1);
            Thread caller = Thread.ofVirtual()
                    .start(() -> database.write(handle -> {
                        writing.countDown();
                        awaitUninterruptibly(interrupted);
                        return handle.execute("UPDATE profile SET name = 'during'");
                    }));
            writing.await();
            caller.interrupt();
            interrupted.countDown();
            caller.join();

            assertThat(profiles.current().orElseThrow().name()).isEqualTo("during");
        }
    }

    @Test
    void otherReadingGoesOnBesideAReadingThatLasts() throws InterruptedException {
        try (var database = new Database(file())) {
            var begun = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            Thread export = Thread.ofVirtual()
                    .start(() -> database.readLong(handle -> {
                        begun.countDown();
                        awaitUninterruptibly(goOn);
                        return true;
                    }));
            begun.await();
            assertThat(new ProfileStore(database).current()).isEmpty();
            goOn.countDown();
            export.join();
        }
    }

    @Test
    void aFailedTransactionLeavesNothingBehind() {
        try (var database = new Database(file())) {
            var profiles = new ProfileStore(database);
            profiles.save(profile("before"));

            assertThatThrownBy(() -> database.write(handle -> {
                        handle.execute("UPDATE profile SET name = 'after'");
                        return handle.execute("UPDATE nothing SET name = 'x'");
                    }))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("The database could not do what was asked");
            assertThat(profiles.current().orElseThrow().name()).isEqualTo("before");
        }
    }

    @Test
    void ofWritesThatAreDoneTogetherOneThatFailsHarmsNoOther() throws InterruptedException {
        try (var database = new Database(file())) {
            var profiles = new ProfileStore(database);
            profiles.save(profile("before"));
            var failed = new AtomicReference<@Nullable StorageException>();
            try (var busy = new Busy(database)) {
                busy.waiting(() -> database.write(handle -> handle.execute("UPDATE profile SET name = name || ' 1'")));
                Runnable fails = () -> database.write(handle -> {
                    handle.execute("UPDATE profile SET name = 'wrong'");
                    return handle.execute("UPDATE nothing SET name = 'x'");
                });
                busy.waiting(() -> failed.set(catchThrowableOfType(StorageException.class, fails::run)));
                busy.waiting(() ->
                        database.writeDurably(handle -> handle.execute("UPDATE profile SET name = name || ' 2'")));
            }

            assertThat(profiles.current().orElseThrow().name()).isEqualTo("before 1 2");
            assertThat(failed.get()).hasMessageStartingWith("The database could not do what was asked");
        }
    }

    @Test
    void aWriteWhoseNeighbourClosedTheDatabaseBeforeTheFlushIsToldSoAndTheNextOneWorks() throws InterruptedException {
        try (var database = new Database(file())) {
            var profiles = new ProfileStore(database);
            profiles.save(profile("before"));
            var lost = new AtomicReference<@Nullable StorageException>();
            try (var busy = new Busy(database)) {
                busy.waiting(() -> lost.set(catchThrowableOfType(
                        StorageException.class,
                        () -> database.write(handle -> handle.execute("UPDATE profile SET name = name || ' 1'")))));
                busy.waiting(() -> catchThrowableOfType(
                        StorageException.class,
                        () -> database.write(handle -> handle.execute("SHUTDOWN IMMEDIATELY"))));
                busy.waiting(() -> database.write(handle -> handle.execute("UPDATE profile SET name = name || ' 2'")));
            }

            assertThat(lost.get()).isNotNull();
            assertThat(profiles.current().orElseThrow().name()).isEqualTo("before 2");
        }
    }

    /// With a thread of its own H2 tells what that thread has just taken as flushed before it is in the file.
    @Test
    void nothingButTheThreadsOfTheDatabaseWritesTheFile() {
        try (var database = new Database(file())) {
            new ProfileStore(database).save(profile("before"));

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("MVStore") && name.contains(folder.toString()))
                    .doesNotContain("H2-serialization", "H2-save");
        }
    }

    @Test
    @Timeout(60)
    void whatIsOnlySeenAtFirstIsInTheFileALittleLater() throws IOException {
        try (var database = new Database(file())) {
            new ProfileStore(database).save(profile("before"));
            for (int i = 0; i < 2; i++) {
                String written = "a mark of its own " + UUID.randomUUID();
                database.writeBriefly(handle -> handle.execute("UPDATE profile SET name = '" + written + "'"));

                while (!Files.readString(DatabaseFile.of(file()), StandardCharsets.ISO_8859_1)
                        .contains(written)) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void theTimeZoneOfTheFirstStartStays() {
        try (var database = new Database(file(), ZoneId.of("Asia/Tokyo"))) {
            assertThat(database.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        }
        try (var database = new Database(file(), ZoneId.of("Europe/Berlin"))) {
            assertThat(database.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidAndCanBeSetAside() throws IOException {
        Path mvDb = Files.writeString(folder.resolve("patchbay.mv.db"), "not a database ".repeat(1_000));
        try (var database = new Database(file())) {
            var unreadable = catchThrowableOfType(StorageException.class, database::reopen);
            assertThat(unreadable.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(unreadable).hasMessageContaining(mvDb.toString());

            Path kept = database.setAside();

            assertThat(kept.getFileName().toString()).matches("patchbay-unreadable-[0-9-]+\\.mv\\.db");
            assertThat(kept).content().startsWith("not a database");
            new ProfileStore(database).save(profile("new"));
        }
    }

    @Test
    void aDamagedDatabaseIsSaid() throws IOException {
        try (var database = new Database(file())) {
            var conversations = new ConversationStore(database);
            IntStream.range(0, 500).forEach(i -> conversations.insert(conversation("Conversation " + i)));
        }
        Path mvDb = folder.resolve("patchbay.mv.db");
        try (var file = new RandomAccessFile(mvDb.toFile(), "rw")) {
            file.seek(0);
            file.write(new byte[(int) file.length() - 5_000]);
        }

        try (var database = new Database(file())) {
            var unreadable = catchThrowableOfType(StorageException.class, database::zone);
            assertThat(unreadable.kind()).isEqualTo(Kind.UNREADABLE);
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsNotTouched() throws Exception {
        try (var database = new Database(file())) {
            database.reopen();
        }
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file(), "patchbay", "");
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO "flyway_schema_history" SELECT 99, '99', 'later', "type", 'V99__later.sql',
                        "checksum", "installed_by", "installed_on", "execution_time", "success"
                    FROM "flyway_schema_history" WHERE "version" = '1'
                    """);
        }

        try (var database = new Database(file())) {
            var newer = catchThrowableOfType(StorageException.class, database::reopen);
            assertThat(newer.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(newer).hasMessageContaining("newer version of Patchbay");

            assertThat(database.setAside()).exists();
            new ProfileStore(database).save(profile("new"));
        }
    }

    @Test
    void aDatabaseOfAnotherProgramIsNotTouched() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file(), "someone", "else");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE theirs (id INTEGER)");
        }

        try (var database = new Database(file())) {
            var foreign = catchThrowableOfType(StorageException.class, database::reopen);
            assertThat(foreign.kind()).isEqualTo(Kind.UNREADABLE);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidAndTheNextCallTriesAgain() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("data"));
        try (var database = new Database(inTheWay.resolve("patchbay"))) {
            var refused = catchThrowableOfType(StorageException.class, database::reopen);
            assertThat(refused.kind()).isEqualTo(Kind.NOT_WRITABLE);
            assertThat(refused).hasMessageContaining(inTheWay.toString());

            Files.delete(inTheWay);
            new ProfileStore(database).save(profile("now"));

            assertThat(inTheWay.resolve("patchbay.mv.db")).exists();
        }
    }

    /// Where not even root may write, so that nobody has to skip this.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeWrittenIsSaid() {
        try (var database = new Database(Path.of("/proc/patchbay/patchbay"))) {
            var refused = catchThrowableOfType(StorageException.class, database::reopen);

            assertThat(refused.kind()).isEqualTo(Kind.NOT_WRITABLE);
        }
    }

    @Test
    void aSemicolonInTheFoldersNameIsSaid() {
        try (var database = new Database(folder.resolve("a;b").resolve("patchbay"))) {
            assertThatThrownBy(database::reopen)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("semicolon");
        }
    }

    @Test
    void whatWasHandedOverIsWrittenBeforeItCloses() {
        try (var database = new Database(file())) {
            new ProfileStore(database).save(profile("before"));
            database.writeLater(Duration.ofMillis(50), handle -> handle.execute("UPDATE profile SET name = 'later'"));
        }
        try (var database = new Database(file())) {
            assertThat(new ProfileStore(database).current().orElseThrow().name())
                    .isEqualTo("later");
        }
    }

    @Test
    void afterClosingItSaysSoAndClosingAgainDoesNothing() {
        var database = new Database(file());
        database.reopen();
        database.close();
        database.close();

        assertThatThrownBy(database::reopen)
                .isInstanceOf(StorageException.class)
                .hasMessage("The database has been closed.");
    }

    @Test
    void aDatabaseThatClosedItselfIsOpenedAgain() {
        try (var database = new Database(file())) {
            var profiles = new ProfileStore(database);
            profiles.save(profile("before"));
            // What H2 does by itself after an I/O error.
            assertThatThrownBy(() -> database.write(handle -> handle.execute("SHUTDOWN IMMEDIATELY")))
                    .isInstanceOf(StorageException.class);

            assertThat(profiles.current().orElseThrow().name()).isEqualTo("before");
            profiles.save(profile("after"));
            assertThat(profiles.current().orElseThrow().name()).isEqualTo("after");
        }
    }

    private Path file() {
        return folder.resolve("patchbay");
    }

    private static Profile profile(String name) {
        Profile initial = Profile.initial();
        return new Profile(initial.id(), name, initial.defaults(), initial.routes());
    }

    private static Conversation conversation(String title) {
        Instant now = Instant.EPOCH;
        return new Conversation(UUID.randomUUID(), title, null, false, null, "", now, now);
    }

    /// Keeps the writing thread busy until it is closed; what is handed over meanwhile is done together.
    private static final class Busy implements AutoCloseable {
        private final CountDownLatch end = new CountDownLatch(1);
        private final List<Thread> callers = new ArrayList<>();

        Busy(Database database) throws InterruptedException {
            var busy = new CountDownLatch(1);
            database.writeLater(Duration.ZERO, handle -> {
                busy.countDown();
                awaitUninterruptibly(end);
            });
            busy.await();
        }

        void waiting(Runnable call) {
            Thread caller = Thread.ofVirtual().start(call);
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            callers.add(caller);
        }

        @Override
        public void close() {
            end.countDown();
            callers.forEach(caller -> {
                while (caller.isAlive()) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("The database's thread was interrupted", e);
        }
    }
}
