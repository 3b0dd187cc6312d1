package dev.patchbay.store;

import dev.patchbay.domain.StorageException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/// Brings the tables to the form that this version knows.
final class Migrations {
    private Migrations() {}

    /// @throws StorageException if the database was made by a newer version
    static void run(String url, String user) {
        Flyway flyway = Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:dev/patchbay/store/migration")
                .load();
        boolean newer = Arrays.stream(flyway.info().applied())
                .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
        if (newer) {
            throw new StorageException(
                    StorageException.Kind.UNREADABLE,
                    "The database was made by a newer version of Patchbay, which can go on with it.",
                    new IllegalStateException("newer migrations are applied"));
        }
        flyway.migrate();
    }
}
