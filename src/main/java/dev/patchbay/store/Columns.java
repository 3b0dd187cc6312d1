package dev.patchbay.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/// Column names with their values, for an INSERT or an UPDATE. Plain JDBC: every attempt goes through here three
/// times, and H2 keeps the statements prepared.
final class Columns {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Columns with(String column, @Nullable Object value) {
        values.put(column, bound(value));
        return this;
    }

    void insertInto(Handle handle, String table) {
        String names = String.join(", ", values.keySet());
        String places = "?, ".repeat(values.size() - 1) + "?";
        execute(
                handle,
                "INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")",
                new ArrayList<>(values.values()));
    }

    /// Updates the row with that id.
    ///
    /// @param and a further condition, or ""
    /// @return how many rows were changed: 1 or 0
    int update(Handle handle, String table, UUID id, String and) {
        String sets = String.join(" = ?, ", values.keySet()) + " = ?";
        var all = new ArrayList<@Nullable Object>(values.values());
        all.add(id);
        return execute(handle, "UPDATE " + table + " SET " + sets + " WHERE id = ? " + and, all);
    }

    /// Runs an INSERT or an UPDATE past JDBI, which would cost as much as the statement itself.
    ///
    /// @param values for the question marks in `sql`, in their order
    /// @return how many rows were changed
    static int execute(Handle handle, String sql, List<? extends @Nullable Object> values) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                set(statement, i + 1, bound(values.get(i)));
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /// Binds what the JDBC drivers take as it is; times keep their instant whatever the zone of the machine.
    static Argument argument(@Nullable Object value) {
        Object bound = bound(value);
        return (position, statement, context) -> set(statement, position, bound);
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Duration duration -> duration.toMillis();
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }

    private static void set(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(position, Types.NULL);
        } else {
            statement.setObject(position, value);
        }
    }
}
