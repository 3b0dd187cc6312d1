package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.StorageException.Kind;
import dev.patchbay.domain.UsageFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a database that is given up: it is closed for good, and nothing of it is in the way.
class GivenUpTest {
    private static final int PIECES = 40;

    @TempDir
    Path folder;

    @Test
    void afterADamagedPageWasMetAndTheFileSetAsideWhatIsWrittenIsInTheNewFile() throws IOException {
        try (var database = new Database(damagedWhereItIsRead())) {
            var conversations = new ConversationStore(database);
            assertThat(catchThrowableOfType(StorageException.class, conversations::list)
                            .kind())
                    .isEqualTo(Kind.UNREADABLE);

            assertThat(database.setAside()).exists();
            conversations.insert(conversation("New"));
        }

        assertThat(titlesInACopyOfTheFile()).isEqualTo("New");
    }

    @Test
    void afterADamagedPageWasMetTheFileIsClosedWithTheDatabase() throws IOException {
        try (var database = new Database(damagedWhereItIsRead())) {
            catchThrowableOfType(StorageException.class, new ConversationStore(database)::list);
        }
        Files.delete(mvDb());

        assertANewFileIsMade();
    }

    @Test
    void aDatabaseThatBrokeUnderAnExportIsClosedWithIt() throws IOException {
        var database = new Database(file());
        var conversations = new ConversationStore(database);
        conversations.insert(conversation("Before"));
        var export = new AttemptScan(database, new UsageFilter(LocalDate.EPOCH, LocalDate.EPOCH, true));
        breakDown(database);
        conversations.insert(conversation("After"));

        export.close();
        database.close();

        assertThatThrownBy(conversations::list).hasMessage("The database has been closed.");
        Files.delete(mvDb());
        assertANewFileIsMade();
    }

    @Test
    void aDatabaseThatBrokeUnderAnExportCanBeSetAside() {
        try (var database = new Database(file())) {
            database.reopen();
            var export = new AttemptScan(database, new UsageFilter(LocalDate.EPOCH, LocalDate.EPOCH, true));
            breakDown(database);

            assertThat(database.setAside()).exists();
            new ConversationStore(database).insert(conversation("New"));
            export.close();
        }

        assertThat(titlesInACopyOfTheFile()).isEqualTo("New");
    }

    @Test
    void whatWasToBeWrittenLaterDoesNotOpenTheFileAgain() throws IOException {
        var written = new CountDownLatch(1);
        var database = new Database(file());
        database.reopen();
        database.writeLater(Duration.ofMillis(100), handle -> written.countDown());
        database.close();

        assertThat(written.getCount()).isZero();
        Files.delete(mvDb());
        assertANewFileIsMade();
    }

    @Test
    void anErrorOnTheWritingThreadReachesEveryoneWhoWaits() {
        var noMemory = new OutOfMemoryError("Java heap space");
        var writes = new GroupWriter(
                () -> {
                    throw noMemory;
                },
                session -> {},
                flush -> {});
        var first = new Write<>(handle -> true, Write.Safety.KILL);
        var second = new Write<>(handle -> true, Write.Safety.KILL);
        writes.add(first);
        writes.add(second);

        try (var thread = new OwnThread("patchbay-database-write")) {
            thread.later(Duration.ZERO, writes::writeWaiting);
        }

        assertThat(first.told()).isCompletedExceptionally();
        assertThat(second.told()).isCompletedExceptionally();
        assertThatThrownBy(second.told()::join)
                .isInstanceOf(CompletionException.class)
                .hasCause(noMemory);
    }

    /// What H2 does by itself after an I/O error.
    private static void breakDown(Database database) {
        assertThatThrownBy(() -> database.write(handle -> handle.execute("SHUTDOWN IMMEDIATELY")))
                .isInstanceOf(StorageException.class);
    }

    /// H2 hands out a database that is still open in this program, wherever its file is.
    private void assertANewFileIsMade() {
        try (var database = new Database(file())) {
            new ConversationStore(database).insert(conversation("New"));
            assertThat(mvDb()).exists();
        }
    }

    private String titlesInACopyOfTheFile() {
        Path copy = folder.resolve("copy");
        try {
            Files.copy(mvDb(), DatabaseFile.of(copy));
        } catch (IOException e) {
            throw new AssertionError("Nothing was written to the new file", e);
        }
        try (var database = new Database(copy)) {
            return String.join(
                    " ",
                    new ConversationStore(database)
                            .list().stream().map(Conversation::title).toList());
        }
    }

    /// A file that is opened well, and has a damaged page where its conversations are.
    private Path damagedWhereItIsRead() throws IOException {
        fill();
        byte[] whole = Files.readAllBytes(mvDb());
        for (int piece = 1; piece < PIECES; piece++) {
            Path tried =
                    Files.createDirectory(folder.resolve("damaged " + piece)).resolve("patchbay");
            byte[] damaged = whole.clone();
            int from = whole.length / PIECES * piece;
            Arrays.fill(damaged, from, Math.min(whole.length, from + 3_000), (byte) 0);
            Files.write(DatabaseFile.of(tried), damaged);
            if (opensButCannotBeRead(tried)) {
                Files.write(mvDb(), damaged);
                return file();
            }
        }
        throw new AssertionError("No piece of the file is one that only reading needs");
    }

    private static boolean opensButCannotBeRead(Path file) {
        try (var database = new Database(file)) {
            database.zone();
            try {
                new ConversationStore(database).list();
                return false;
            } catch (StorageException e) {
                return true;
            }
        } catch (StorageException e) {
            return false;
        }
    }

    private void fill() {
        try (var database = new Database(file())) {
            database.write(handle -> {
                for (int i = 0; i < 3_000; i++) {
                    new Columns()
                            .with("id", UUID.randomUUID())
                            .with("title", "Conversation " + i + " of many, with a title that takes its space")
                            .with("pinned", false)
                            .with("draft", "")
                            .with("created_at", Instant.EPOCH)
                            .with("updated_at", Instant.EPOCH)
                            .insertInto(handle, "conversation");
                }
                return true;
            });
        }
    }

    private Path file() {
        return folder.resolve("patchbay");
    }

    private Path mvDb() {
        return DatabaseFile.of(file());
    }

    private static Conversation conversation(String title) {
        Instant now = Instant.EPOCH;
        return new Conversation(UUID.randomUUID(), title, null, false, null, "", now, now);
    }
}
