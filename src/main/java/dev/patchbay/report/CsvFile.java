package dev.patchbay.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;

/// A file that is written whole or not at all.
final class CsvFile {
    private CsvFile() {}

    /// What is written into the file.
    @FunctionalInterface
    interface Content {
        long writeTo(OutputStream out) throws IOException;
    }

    /// Writes beside `file` first, then replaces it.
    ///
    /// @return what `content` returned
    /// @throws UncheckedIOException naming the file and the reason, if it cannot be written; nothing is left behind
    static long write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            refuseProtected(target);
            remove(unfinished);
            unfinished.toFile().deleteOnExit(); // where the program is ended in the middle
            long result = writeTo(unfinished, content);
            move(unfinished, target);
            return result;
        } catch (IOException e) {
            throw failed(target, e);
        } finally {
            remove(unfinished);
        }
    }

    private static long writeTo(Path unfinished, Content content) throws IOException {
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long result = content.writeTo(Channels.newOutputStream(file));
            file.force(true); // else a power cut after the move could leave an empty file in place of the old one
            return result;
        }
    }

    /// Moving another file over it would go around what its owner has said.
    private static void refuseProtected(Path target) throws IOException {
        if (Files.isRegularFile(target) && (!Files.isWritable(target) || protectedByMode(target))) {
            throw new FileSystemException(target.toString(), null, "the file is write-protected");
        }
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder");
        }
    }

    /// For root every file is writable.
    private static boolean protectedByMode(Path target) throws IOException {
        return Files.getFileStore(target).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(target).stream()
                        .noneMatch(permission -> permission.name().endsWith("_WRITE"));
    }

    /// Names the file that the user knows, not the one beside it.
    static UncheckedIOException failed(Path target, IOException why) {
        String reason = switch (why) {
            case AccessDeniedException denied -> "not allowed";
            case NoSuchFileException missing -> "no such folder";
            case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), "it cannot be replaced");
            default -> String.valueOf(why.getMessage());
        };
        return new UncheckedIOException(target + ": " + inWords(reason), why);
    }

    private static String inWords(String reason) {
        String said = reason.toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("not enough space") || said.contains("quota")) {
            return "no space is left there";
        }
        return said.contains("read-only file system") ? "nothing can be written there" : reason;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            System.getLogger(CsvFile.class.getName())
                    .log(System.Logger.Level.WARNING, "An unfinished export was left behind", e);
        }
    }
}
