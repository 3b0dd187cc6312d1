package dev.patchbay.report;

import dev.patchbay.domain.Dimension;
import java.util.List;
import java.util.Locale;

/// What can be exported: `docs/usage-csv.md`.
public enum ReportKind {
    /// One row for each attempt.
    ATTEMPTS("patchbay-usage-1"),
    DAYS("patchbay-days-1", Dimension.DAY),
    MODELS("patchbay-models-1", Dimension.PROVIDER, Dimension.MODEL),
    TASKS("patchbay-tasks-1", Dimension.TASK),
    PROFILES("patchbay-profiles-1", Dimension.PROFILE),
    PROVIDERS("patchbay-providers-1", Dimension.PROVIDER),
    /// One month for those who pay: totals, days, profiles, providers, models, overhead, caps. Real money only.
    STATEMENT("patchbay-statement-1");

    private final String schema;
    private final List<Dimension> groups;

    ReportKind(String schema, Dimension... groups) {
        this.schema = schema;
        this.groups = List.of(groups);
    }

    /// The version of its columns, which stands in every row.
    public String schema() {
        return schema;
    }

    /// What its rows tell apart; nothing where a row is no group.
    List<Dimension> groups() {
        return groups;
    }

    /// As in file names and in the terminal.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
