package dev.patchbay.store;

import dev.patchbay.domain.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/// The file on disk, apart from what is in it.
final class DatabaseFile {
    private static final System.Logger LOG = System.getLogger(DatabaseFile.class.getName());
    private static final String SUFFIX = ".mv.db";

    private DatabaseFile() {}

    static Path of(Path database) {
        return database.resolveSibling(database.getFileName() + SUFFIX);
    }

    /// Makes the folder, and finds out beforehand what the database would only say in codes.
    static void prepare(Path database) {
        if (database.toString().indexOf(';') >= 0) {
            throw new StorageException(
                    StorageException.Kind.NOT_WRITABLE,
                    "The data folder must not have a semicolon in its name: " + database.getParent(),
                    new IllegalArgumentException("semicolon in a database URL"));
        }
        Path folder = Objects.requireNonNull(database.getParent(), "a database lies in a folder");
        try {
            PrivateFolder.make(folder);
        } catch (IOException e) {
            throw Failures.notWritable(database, e);
        }
        Path file = of(database);
        if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            throw Failures.notWritable(database, new IOException("no permission to write"));
        }
    }

    static boolean exists(Path database) {
        return Files.exists(of(database));
    }

    /// Renames the file to `NAME-<why>-<date and time>.mv.db`.
    static Path setAside(Path database, String why) {
        String time =
                LocalDateTime.now(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS"));
        Path kept = database.resolveSibling(database.getFileName() + "-" + why + "-" + time + SUFFIX);
        return move(database, of(database), kept);
    }

    static void moveInto(Path database, Path mvDb) {
        move(database, mvDb, of(database));
    }

    /// Puts another file in its place in one step: after a power cut it is the one or the other, whole.
    static void replace(Path database, Path mvDb) {
        try {
            force(mvDb, StandardOpenOption.WRITE);
            Files.move(mvDb, of(database), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Failures.notWritable(database, e);
        }
        try {
            force(Objects.requireNonNull(database.getParent()), StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Not every system can be told to keep a folder", e);
        }
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    /// Undoes [#setAside]; what lies in its place meanwhile is kept under another name.
    static void putBack(Path database, Path kept) {
        if (exists(database)) {
            setAside(database, "not-restored");
        }
        move(database, kept, of(database));
    }

    private static Path move(Path database, Path from, Path to) {
        try {
            return Files.move(from, to);
        } catch (IOException e) {
            throw Failures.notWritable(database, e);
        }
    }
}
