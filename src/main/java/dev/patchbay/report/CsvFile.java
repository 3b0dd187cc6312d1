package dev.patchbay.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// A CSV file after RFC 4180 in UTF-8, written whole or not at all.
final class CsvFile {
    private CsvFile() {}

    /// Writes beside `file` first, then replaces it.
    ///
    /// @param rows feeds each row to the consumer it is given
    /// @return how many rows were written, the header not counted
    /// @throws UncheckedIOException naming the file, if it cannot be written; nothing is left behind
    static long write(Path file, List<String> header, Consumer<Consumer<List<String>>> rows) {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            long count = writeRows(unfinished, header, rows);
            move(unfinished, target);
            return count;
        } catch (IOException e) {
            throw failed(target, e);
        } finally {
            remove(unfinished);
        }
    }

    /// Names the file that the user knows, not the one beside it.
    private static UncheckedIOException failed(Path target, IOException why) {
        String reason = switch (why) {
            case AccessDeniedException denied -> "not allowed";
            case NoSuchFileException missing -> "no such folder";
            case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), "it cannot be replaced");
            default -> String.valueOf(why.getMessage());
        };
        return new UncheckedIOException(target + ": " + reason, why);
    }

    private static long writeRows(Path file, List<String> header, Consumer<Consumer<List<String>>> rows)
            throws IOException {
        var count = new long[1];
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file)) {
            csv.writeRecord(header);
            rows.accept(row -> {
                csv.writeRecord(row);
                count[0]++;
            });
        }
        return count[0];
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
