package dev.patchbay.backup;

import dev.patchbay.backup.Backup.Kind;
import dev.patchbay.domain.DataCounts;
import dev.patchbay.domain.StorageException;
import dev.patchbay.store.CopySource;
import dev.patchbay.store.DatabaseCopy;
import dev.patchbay.store.PrivateFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// The folder of the backups. A new one is made beside them, read to its end, and only then moved among them. Every
/// call blocks on files; safe for use by several threads.
public final class BackupFolder {
    private static final Logger LOG = System.getLogger(BackupFolder.class.getName());
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String WRITING = "unfinished";
    private static final String RESTORING = "restoring";

    private final Path folder;
    private final Clock clock;

    /// @param folder made with the first backup, readable by its owner alone
    public BackupFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    public Path path() {
        return folder;
    }

    /// Newest first. A file that is no backup is left out.
    public List<Backup> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            var found = new ArrayList<Backup>();
            for (Path zip :
                    files.filter(file -> file.toString().endsWith(".zip")).toList()) {
                addIfReadable(zip, found);
            }
            found.sort(Comparator.comparing(Backup::taken).reversed());
            return found;
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private static void addIfReadable(Path zip, List<Backup> found) {
        try {
            found.add(BackupZip.about(zip));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file among the backups is none", e);
        }
    }

    /// Makes a backup. What is there already stays, whatever happens.
    ///
    /// @throws StorageException if it could not be written, or could not be read afterwards
    public synchronized Backup write(CopySource source, Kind kind) {
        return inFolder(WRITING, work -> {
            Instant taken = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Path copy = work.resolve("patchbay.mv.db");
            source.copyTo(copy);
            DataCounts counts = DatabaseCopy.check(copy);
            Path zip = work.resolve("backup.zip");
            BackupZip.write(zip, copy, taken, kind, counts);
            if (!BackupZip.holds(zip, copy)) {
                throw new IOException("What was read back is not what was written");
            }
            Path place = folder.resolve(STAMP.format(taken) + "-"
                    + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".zip");
            Files.move(zip, place, StandardCopyOption.ATOMIC_MOVE);
            return BackupZip.about(place);
        });
    }

    /// Takes the database out of a backup, reads it to its end, and gives it to `use`, which may move it. Holds no lock
    /// meanwhile: opening it may call for a backup before an upgrade.
    ///
    /// @throws StorageException if it cannot be read
    <T> T open(Backup backup, Function<Path, T> use) {
        return inFolder(RESTORING, work -> {
            Path copy = work.resolve("patchbay.mv.db");
            extract(backup, copy);
            return use.apply(copy);
        });
    }

    private static void extract(Backup backup, Path copy) {
        try {
            BackupZip.extract(backup.file(), copy);
            DatabaseCopy.check(copy);
        } catch (IOException | StorageException e) {
            throw new StorageException(
                    StorageException.Kind.OTHER,
                    "The backup " + backup.name() + " cannot be read to its end. Another one may be whole.",
                    e);
        }
    }

    /// Deletes daily backups that the rule does not keep.
    synchronized void thinOut(ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        try {
            for (Backup old : Kept.superfluous(list(), today, zone)) {
                Files.delete(old.file());
            }
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    /// What a killed program left there goes first.
    private <T> T inFolder(String name, Work<T> work) {
        Path place = folder.resolve(name);
        try {
            PrivateFolder.make(folder);
            empty(place);
            PrivateFolder.make(place);
            try {
                return work.in(place);
            } finally {
                empty(place);
            }
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    private static void empty(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(place);
        }
    }

    private StorageException trouble(IOException e) {
        return new StorageException(
                StorageException.Kind.NOT_WRITABLE, "The folder of the backups, " + folder + ", cannot be used.", e);
    }
}
