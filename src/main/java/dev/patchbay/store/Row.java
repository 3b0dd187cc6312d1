package dev.patchbay.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads columns of the current row as the types of the domain. Methods with `OrNull` allow null.
record Row(ResultSet columns) {

    String text(String column) throws SQLException {
        return Objects.requireNonNull(columns.getString(column), column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return columns.getString(column);
    }

    UUID id(String column) throws SQLException {
        return Objects.requireNonNull(idOrNull(column), column);
    }

    @Nullable
    UUID idOrNull(String column) throws SQLException {
        return columns.getObject(column, UUID.class);
    }

    boolean flag(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    int integer(String column) throws SQLException {
        return columns.getInt(column);
    }

    long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    @Nullable
    Long numberOrNull(String column) throws SQLException {
        return columns.getObject(column, Long.class);
    }

    BigDecimal decimal(String column) throws SQLException {
        return Objects.requireNonNull(decimalOrNull(column), column);
    }

    /// Without the zeros that the column's scale adds.
    @Nullable
    BigDecimal decimalOrNull(String column) throws SQLException {
        BigDecimal stored = columns.getBigDecimal(column);
        if (stored == null) {
            return null;
        }
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    Instant instant(String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(column), column);
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Nullable
    Duration durationOrNull(String column) throws SQLException {
        Long millis = numberOrNull(column);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, String column) throws SQLException {
        String name = textOrNull(column);
        return name == null ? null : Enum.valueOf(type, name);
    }
}
