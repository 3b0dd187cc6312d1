package dev.patchbay.report;

import dev.patchbay.domain.Dimension;
import java.util.List;
import java.util.Locale;

/// What can be exported: `docs/usage-csv.md`.
public enum ReportKind {
    /// One row for each attempt.
    ATTEMPTS("patchbay-usage-1"),
    DAYS("patchbay-days-1"),
    MODELS("patchbay-models-1"),
    TASKS("patchbay-tasks-1"),
    PROFILES("patchbay-profiles-1"),
    PROVIDERS("patchbay-providers-1"),
    /// One month for those who pay: totals, days, profiles, providers, models, overhead, caps. Real money only.
    STATEMENT("patchbay-statement-1");

    private final String schema;

    ReportKind(String schema) {
        this.schema = schema;
    }

    /// The version of its columns, which stands in every row.
    public String schema() {
        return schema;
    }

    /// What its rows tell apart; nothing where a row is no group.
    List<Dimension> groups() {
        return switch (this) {
            case ATTEMPTS, STATEMENT -> List.of();
            case DAYS -> List.of(Dimension.DAY);
            case MODELS -> List.of(Dimension.PROVIDER, Dimension.MODEL);
            case TASKS -> List.of(Dimension.TASK);
            case PROFILES -> List.of(Dimension.PROFILE);
            case PROVIDERS -> List.of(Dimension.PROVIDER);
        };
    }

    /// As in file names and in the terminal.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
