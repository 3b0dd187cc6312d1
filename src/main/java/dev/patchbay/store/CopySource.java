package dev.patchbay.store;

import java.nio.file.Path;

/// An open database that can be copied while it is used.
@FunctionalInterface
public interface CopySource {

    /// Writes a copy of the database as it is at one moment. Blocks.
    ///
    /// @param mvDb the new file, with its `.mv.db`; its folder is there, the file is not
    /// @throws dev.patchbay.domain.StorageException if it cannot be written
    void copyTo(Path mvDb);
}
