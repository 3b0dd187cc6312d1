package dev.patchbay.store;

import dev.patchbay.domain.StorageException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/// Brings the tables to the form that this version knows.
final class Migrations {
    private Migrations() {}

    /// @param beforeUpgrade called before tables that are there already are changed
    /// @throws StorageException if the database was made by a newer version
    static void run(String url, String user, Runnable beforeUpgrade) {
        Flyway flyway = flyway(url, user);
        refuseNewer(flyway);
        MigrationInfoService state = flyway.info();
        if (state.applied().length > 0 && state.pending().length > 0) {
            beforeUpgrade.run();
        }
        flyway.migrate();
    }

    /// Looks without changing anything.
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
