package dev.patchbay.store;

import dev.patchbay.domain.StorageException;
import dev.patchbay.domain.StorageException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;

/// Turns what H2, JDBI and Flyway throw into a kind and a sentence.
final class Failures {
    private static final Set<Integer> CLOSED =
            Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.CONNECTION_BROKEN_1);

    /// H2's own faults among them: on statements that are known to work they come from what it read.
    private static final Set<Integer> DAMAGED = Set.of(
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.DESERIALIZATION_FAILED_1,
            ErrorCode.GENERAL_ERROR_1);

    private static final Set<Integer> FILE_TROUBLE = Set.of(
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.FILE_CREATION_FAILED_1,
            ErrorCode.FILE_RENAME_FAILED_2,
            ErrorCode.DATABASE_IS_READ_ONLY);

    private Failures() {}

    /// Whatever stands in the way of opening is a fault of the file, unless it says something else.
    static StorageException atOpening(Path file, RuntimeException e) {
        RuntimeException told = inWords(file, e);
        if (told instanceof StorageException known && known.kind() != Kind.OTHER) {
            return known;
        }
        return unreadable(file, e);
    }

    /// A failure of storage in words; any other exception as it is.
    static RuntimeException inWords(Path file, RuntimeException e) {
        if (e instanceof StorageException) {
            return e;
        }
        if (codes(e).anyMatch(code -> code == ErrorCode.DATABASE_ALREADY_OPEN_1)) {
            return new StorageException(
                    Kind.IN_USE,
                    "Another program, most likely another Patchbay, is using the data folder " + file.getParent() + ".",
                    e);
        }
        if (causes(e).anyMatch(Failures::saysDiskFull)) {
            return new StorageException(
                    Kind.FULL, "The disk with the data folder " + file.getParent() + " is full.", e);
        }
        if (noPermission(e)) {
            return notWritable(file, e);
        }
        if (codes(e).anyMatch(DAMAGED::contains) || storeCodes(e).anyMatch(Failures::damaged)) {
            return unreadable(file, e);
        }
        if (e instanceof JdbiException || e instanceof FlywayException || e instanceof SqlFailure) {
            return new StorageException(Kind.OTHER, "The database could not do what was asked: " + lastWords(e), e);
        }
        return e;
    }

    static StorageException notWritable(Path file, Exception cause) {
        return new StorageException(
                Kind.NOT_WRITABLE, "Patchbay cannot write to its data folder " + file.getParent() + ".", cause);
    }

    /// Whether nothing works any more until it is opened again.
    static boolean closedTheDatabase(RuntimeException e) {
        return codes(e).anyMatch(CLOSED::contains) || storeCodes(e).anyMatch(code -> true);
    }

    private static StorageException unreadable(Path file, Exception cause) {
        return new StorageException(
                Kind.UNREADABLE,
                "The database " + DatabaseFile.of(file) + " is damaged or is not one of Patchbay's.",
                cause);
    }

    private static boolean noPermission(Throwable e) {
        boolean reading = storeCodes(e).anyMatch(Failures::damaged);
        return (codes(e).anyMatch(FILE_TROUBLE::contains) && !reading)
                || storeCodes(e).anyMatch(code -> code == DataUtils.ERROR_WRITING_FAILED)
                || causes(e)
                        .anyMatch(cause ->
                                cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException);
    }

    /// "File too large": a quota of the shell's kind.
    private static boolean saysDiskFull(Throwable e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return e instanceof IOException
                && Stream.of("no space left", "not enough space", "quota", "file too large")
                        .anyMatch(message::contains);
    }

    /// What H2's file layer found is a fault of the file, unless it could not write, was closed or is in use.
    private static boolean damaged(int code) {
        return code != DataUtils.ERROR_WRITING_FAILED
                && code != DataUtils.ERROR_CLOSED
                && code != DataUtils.ERROR_FILE_LOCKED
                && code < DataUtils.ERROR_TRANSACTION_LOCKED;
    }

    /// The innermost message names neither the statement nor its values.
    private static String lastWords(Throwable e) {
        return causes(e)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getClass)
                .orElseThrow()
                .getSimpleName();
    }

    private static Stream<Integer> codes(Throwable e) {
        return causes(e).filter(SQLException.class::isInstance).map(cause -> ((SQLException) cause).getErrorCode());
    }

    private static Stream<Integer> storeCodes(Throwable e) {
        return causes(e)
                .filter(MVStoreException.class::isInstance)
                .map(cause -> ((MVStoreException) cause).getErrorCode());
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }
}
