package dev.patchbay.store;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.Scope;
import dev.patchbay.domain.TaskType;
import java.sql.SQLException;

/// A [Scope] as the two columns `scope` and `scope_name`.
record ScopeColumns(String scope, String name) {

    static ScopeColumns of(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> new ScopeColumns("EVERYTHING", "");
            case Scope.OfProfile(var id) -> new ScopeColumns("PROFILE", id);
            case Scope.OfProvider(var provider) -> new ScopeColumns("PROVIDER", provider.value());
            case Scope.OfTask(var task) -> new ScopeColumns("TASK", task.id());
        };
    }

    static Scope read(Row row) throws SQLException {
        String name = row.text("scope_name");
        return switch (row.text("scope")) {
            case "EVERYTHING" -> Scope.EVERYTHING;
            case "PROFILE" -> new Scope.OfProfile(name);
            case "PROVIDER" -> new Scope.OfProvider(new ProviderId(name));
            case "TASK" -> new Scope.OfTask(new TaskType(name));
            case String other -> throw new SQLException("Not a scope: " + other);
        };
    }
}
