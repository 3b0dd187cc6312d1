package dev.patchbay.store;

import dev.patchbay.domain.StorageException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/// Brings the tables to the form that this version knows.
final class Migrations {
    private Migrations() {}

    /// Looks without changing anything; also whether what was applied is what this version knows.
    ///
    /// @throws StorageException if the database was made by a newer version
    static boolean pending(String url, String user) {
        Flyway flyway = flyway(url, user);
        refuseNewer(flyway);
        if (flyway.info().pending().length > 0) {
            return true;
        }
        flyway.validate();
        return false;
    }

    static boolean someAreApplied(String url, String user) {
        return flyway(url, user).info().applied().length > 0;
    }

    static void run(String url, String user) {
        flyway(url, user).migrate();
    }

    /// As [#pending], for a database that cannot be changed.
    ///
    /// @throws StorageException if the database was made by a newer version, or has to be migrated first
    static void check(String url, String user) {
        Flyway flyway = flyway(url, user);
        refuseNewer(flyway);
        if (flyway.info().pending().length > 0) {
            throw new StorageException(
                    StorageException.Kind.UNREADABLE,
                    "The database was made by an older version of Patchbay and cannot be changed to this one's form.",
                    new IllegalStateException("migrations are pending"));
        }
    }

    private static Flyway flyway(String url, String user) {
        return Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:dev/patchbay/store/migration")
                .load();
    }

    private static void refuseNewer(Flyway flyway) {
        boolean newer = Arrays.stream(flyway.info().applied())
                .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
        if (newer) {
            throw new StorageException(
                    StorageException.Kind.UNREADABLE,
                    "The database was made by a newer version of Patchbay, which can go on with it.",
                    new IllegalStateException("newer migrations are applied"));
        }
    }
}
