package dev.patchbay.backup;

import dev.patchbay.domain.DataCounts;
import java.nio.file.Path;
import java.time.Instant;

/// One backup that was read to its end after it had been written.
///
/// @param file  the ZIP file
/// @param taken when its copy of the database was made
/// @param bytes its size on the disk
public record Backup(Path file, Instant taken, Kind kind, long bytes, DataCounts counts) {

    /// Why it was made.
    public enum Kind {
        DAILY,
        /// Before a newer version changed the tables.
        UPGRADE,
        BY_HAND
    }

    /// What it is called in the list and in the terminal.
    public String name() {
        return file.getFileName().toString();
    }
}
