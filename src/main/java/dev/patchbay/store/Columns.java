package dev.patchbay.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// Column names with their values, for an INSERT or an UPDATE.
final class Columns {
    private final Map<String, Argument> values = new LinkedHashMap<>();

    Columns with(String column, @Nullable Object value) {
        values.put(column, argument(value));
        return this;
    }

    void insertInto(Handle handle, String table) {
        String names = String.join(", ", values.keySet());
        String places = values.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        try (Update insert = handle.createUpdate("INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")")) {
            values.forEach(insert::bind);
            insert.execute();
        }
    }

    /// Updates the row with that id.
    ///
    /// @param and a further condition, or ""
    /// @return how many rows were changed: 1 or 0
    int update(Handle handle, String table, UUID id, String and) {
        String sets = values.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        try (Update update = handle.createUpdate("UPDATE " + table + " SET " + sets + " WHERE id = :id " + and)) {
            values.forEach(update::bind);
            return update.bind("id", argument(id)).execute();
        }
    }

    /// Binds what the JDBC drivers take as it is; times keep their instant whatever the zone of the machine.
    static Argument argument(@Nullable Object value) {
        Object bound = switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Duration duration -> duration.toMillis();
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
        return (position, statement, context) -> set(statement, position, bound);
    }

    private static void set(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(position, Types.NULL);
        } else {
            statement.setObject(position, value);
        }
    }
}
