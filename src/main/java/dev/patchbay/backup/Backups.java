package dev.patchbay.backup;

import dev.patchbay.backup.Backup.Kind;
import dev.patchbay.domain.DataCounts;
import dev.patchbay.domain.StorageException;
import dev.patchbay.store.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Backups of the database, and the way back. Every call blocks on files and the database and throws
/// [StorageException] if they fail. Safe for use by several threads.
public final class Backups {
    private static final Logger LOG = System.getLogger(Backups.class.getName());

    private final Database database;
    private final BackupFolder folder;
    private final Clock clock;
    private volatile @Nullable StorageException problem;

    public Backups(Database database, BackupFolder folder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    public Path folder() {
        return folder.path();
    }

    /// Newest first.
    public List<Backup> list() {
        return folder.list();
    }

    /// The days that backups are counted by; the machine's while the database cannot be opened.
    private ZoneId zone() {
        return database.zone();
    }

    public Backup backUp() {
        return folder.write(database::copyTo, Kind.BY_HAND);
    }

    /// Makes the backup of the day unless there is one, or nothing to keep, and deletes old daily ones. A failure is
    /// kept for [#problem], and the older ones stay.
    public void daily() {
        try {
            if (due()) {
                folder.write(database::copyTo, Kind.DAILY);
                folder.thinOut(zone());
            }
            problem = null;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The backup of the day failed", e);
            problem = e instanceof StorageException storage
                    ? storage
                    : new StorageException(StorageException.Kind.OTHER, "It could not be made.", e);
        }
    }

    private boolean due() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone());
        DataCounts counts = database.counts();
        return counts.conversations() + counts.attempts() > 0
                && list().stream()
                        .filter(backup -> backup.kind() == Kind.DAILY)
                        .noneMatch(backup ->
                                LocalDate.ofInstant(backup.taken(), zone()).equals(today));
    }

    /// Why the last daily backup could not be made; empty if it could.
    public Optional<StorageException> problem() {
        return Optional.ofNullable(problem);
    }

    /// What the database holds that the backup cannot: conversations changed and attempts made after it.
    public DataCounts newerThan(Backup backup) {
        return database.newerThan(backup.taken());
    }

    /// Puts a backup in the place of the database, which is kept beside it under another name. Nothing may be under
    /// way,
    /// and whoever has read something from the database has to read it again.
    ///
    /// @return the old database, or empty if there was none
    /// @throws StorageException if the backup cannot be read or not be put there; nothing has changed then
    public Optional<Path> restore(Backup backup) {
        return folder.open(backup, database::replace);
    }
}
