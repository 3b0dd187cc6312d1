package dev.patchbay.architecture.wrong;

import java.sql.Connection;

/// Exists to be found by `ArchitectureTest`.
@Breaks("SQL in store")
public record UsesSql(Connection forbidden) {}
