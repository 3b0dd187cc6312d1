package dev.patchbay.store;

import java.sql.SQLException;

/// A statement that failed outside JDBI.
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause);
    }
}
