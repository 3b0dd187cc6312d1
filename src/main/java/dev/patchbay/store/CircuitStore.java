package dev.patchbay.store;

import dev.patchbay.domain.Circuit;
import dev.patchbay.domain.FailureKind;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.Pause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Which models are paused. Every call blocks on the database and throws
/// [dev.patchbay.domain.StorageException]. Safe for use by several threads.
public final class CircuitStore {
    private final Database database;

    public CircuitStore(Database database) {
        this.database = database;
    }

    public List<Pause> all() {
        return database.read(handle -> handle.createQuery("SELECT * FROM circuit")
                .map(CircuitStore::pause)
                .list());
    }

    /// Replaces an earlier pause of the same circuit.
    public void put(Pause pause) {
        database.write(handle -> {
            remove(handle, pause.circuit());
            new Columns()
                    .with("provider", pause.circuit().model().provider().value())
                    .with("model", pause.circuit().model().name())
                    .with("account", pause.circuit().account())
                    .with("paused_until", pause.until())
                    .with("cooldown_ms", pause.cooldown())
                    .with("failure", pause.why())
                    .insertInto(handle, "circuit");
            return true;
        });
    }

    public void remove(Circuit circuit) {
        database.write(handle -> {
            remove(handle, circuit);
            return true;
        });
    }

    private static void remove(Handle handle, Circuit circuit) {
        handle.createUpdate("DELETE FROM circuit WHERE provider = :provider AND model = :model AND account = :account")
                .bind("provider", circuit.model().provider().value())
                .bind("model", circuit.model().name())
                .bind("account", circuit.account())
                .execute();
    }

    private static Pause pause(ResultSet columns, StatementContext context) throws SQLException {
        var row = new Row(columns);
        return new Pause(
                new Circuit(ModelId.of(row.text("provider"), row.text("model")), row.text("account")),
                row.instant("paused_until"),
                Duration.ofMillis(row.number("cooldown_ms")),
                row.constant(FailureKind.class, "failure"));
    }
}
