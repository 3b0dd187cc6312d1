package dev.patchbay.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt after the other, by the numbers of the columns that were asked for, the first being 0. Used by one
/// thread. What is unknown is null.
public final class AttemptCells {
    private final ResultSet rows;

    AttemptCells(ResultSet rows) {
        this.rows = rows;
    }

    /// Goes to the next attempt.
    ///
    /// @return whether there is one
    public boolean next() {
        return get(0, (row, _) -> row.next());
    }

    public @Nullable String text(int column) {
        return get(column, ResultSet::getString);
    }

    /// 0 also where it is unknown: see [#unknown].
    public long number(int column) {
        return get(column, ResultSet::getLong);
    }

    public boolean flag(int column) {
        return get(column, ResultSet::getBoolean);
    }

    /// Whether the cell that was read last is unknown.
    public boolean unknown() {
        return get(0, (row, _) -> row.wasNull());
    }

    /// With the zeros that the column's scale adds.
    public @Nullable BigDecimal decimal(int column) {
        return get(column, ResultSet::getBigDecimal);
    }

    public @Nullable UUID id(int column) {
        return get(column, (row, at) -> row.getObject(at, UUID.class));
    }

    public @Nullable LocalDate day(int column) {
        return get(column, (row, at) -> row.getObject(at, LocalDate.class));
    }

    public @Nullable OffsetDateTime time(int column) {
        return get(column, (row, at) -> row.getObject(at, OffsetDateTime.class));
    }

    private <T extends @Nullable Object> T get(int column, Cell<T> cell) {
        try {
            return cell.of(rows, column + 1);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @FunctionalInterface
    private interface Cell<T extends @Nullable Object> {
        T of(ResultSet row, int column) throws SQLException;
    }
}
