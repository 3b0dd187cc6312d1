package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.domain.Conversation;
import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.StorageException.Kind;
import dev.patchbay.testing.ChildProgram;
import dev.patchbay.testing.FullDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The disk under the database: full, read-only, or gone bad.
class DiskTroubleTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullDiskWritingIsRefusedReadingGoesOnAndWithSpaceAgainAllIsAsBefore() throws Exception {
        try (var database = new Database(file())) {
            var conversations = new ConversationStore(database);
            conversations.insert(conversation("Before"));
            try (var full = new FullDisk(folder.resolve("patchbay.mv.db"))) {
                assertThat(full).isNotNull();
                for (int i = 0; i < 3; i++) {
                    var refused = catchThrowableOfType(
                            StorageException.class, () -> conversations.insert(conversation("x".repeat(5_000_000))));
                    assertThat(refused.kind()).isEqualTo(Kind.FULL);
                    assertThat(refused).hasMessage("The disk with the data folder " + folder + " is full.");
                    assertThat(conversations.list())
                            .extracting(Conversation::title)
                            .containsExactly("Before");
                }
            }

            conversations.insert(conversation("After"));
            assertThat(conversations.list())
                    .extracting(Conversation::title)
                    .containsExactlyInAnyOrder("Before", "After");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatMayOnlyBeReadIsReadAndWrittenAgainOnceThatIsAllowed() throws Exception {
        fill(1);
        Path mvDb = folder.resolve("patchbay.mv.db");
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(mvDb);
        Files.setPosixFilePermissions(mvDb, PosixFilePermissions.fromString("r--------"));

        try (var program = ChildProgram.start(ChildProgram.WITHOUT_ROOTS_RIGHTS, ReadOnlyProgram.class, file())) {
            assertThat(program.line()).isEqualTo("[Conversation 0]");
            assertThat(program.line())
                    .isEqualTo("NOT_WRITABLE Patchbay cannot write to its data folder " + folder + ".");

            Files.setPosixFilePermissions(mvDb, before);
            program.tell();

            assertThat(program.line()).isEqualTo("[Conversation 0]");
            assertThat(program.line()).isEqualTo("written");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatMayOnlyBeReadIsRead() throws Exception {
        fill(1);
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));

        try (var program = ChildProgram.start(ChildProgram.WITHOUT_ROOTS_RIGHTS, ReadOnlyProgram.class, file())) {
            assertThat(program.line()).isEqualTo("[Conversation 0]");
            assertThat(program.line()).startsWith("NOT_WRITABLE");
        } finally {
            Files.setPosixFilePermissions(folder, before);
        }
    }

    /// What a disk that goes bad leaves. What H2 keeps no checksum of may be read as something else; but it is read,
    /// or it is said, and the file can be set aside.
    @ParameterizedTest
    @ValueSource(strings = {"head", "start", "middle", "tail", "half", "almost all", "flips 1", "flips 2", "flips 3"})
    void aDamagedFileIsReadOrSaidToBeDamagedAndCanBeSetAside(String damage) throws Exception {
        fill(300);
        Path mvDb = folder.resolve("patchbay.mv.db");
        byte[] bytes = damaged(Files.readAllBytes(mvDb), damage);
        Files.write(mvDb, bytes);

        try (var database = new Database(file())) {
            var conversations = new ConversationStore(database);
            try {
                assertThat(conversations.list()).hasSizeLessThanOrEqualTo(300);
            } catch (StorageException e) {
                assertThat(e.kind()).isEqualTo(Kind.UNREADABLE);
                assertThat(e).hasMessage("The database " + mvDb + " is damaged or is not one of Patchbay's.");
            }
            Path kept = database.setAside();

            assertThat(kept).exists();
            conversations.insert(conversation("New"));
            assertThat(conversations.list()).extracting(Conversation::title).containsExactly("New");
        }
    }

    private static byte[] damaged(byte[] whole, String damage) {
        int tenth = whole.length / 10;
        return switch (damage) {
            case "head" -> zeroed(whole, 0, 8192);
            case "start" -> zeroed(whole, 8192, 8192 + tenth);
            case "middle" -> zeroed(whole, 4 * tenth, 6 * tenth);
            case "tail" -> zeroed(whole, 9 * tenth, whole.length);
            case "half" -> Arrays.copyOf(whole, whole.length / 2);
            case "almost all" -> Arrays.copyOf(whole, 5000);
            default -> flipped(whole, damage.hashCode());
        };
    }

    private static byte[] zeroed(byte[] whole, int from, int to) {
        Arrays.fill(whole, from, to, (byte) 0);
        return whole;
    }

    private static byte[] flipped(byte[] whole, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            whole[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return whole;
    }

    private void fill(int size) {
        try (var database = new Database(file())) {
            var conversations = new ConversationStore(database);
            for (int i = 0; i < size; i++) {
                conversations.insert(conversation("Conversation " + i));
            }
        }
    }

    private Path file() {
        return folder.resolve("patchbay");
    }

    private static Conversation conversation(String title) {
        Instant now = Instant.EPOCH;
        return new Conversation(UUID.randomUUID(), title, null, false, null, "", now, now);
    }
}
