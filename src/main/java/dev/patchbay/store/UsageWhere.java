package dev.patchbay.store;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageFilter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jdbi.v3.core.statement.Query;

/// A [UsageFilter] as a condition on `attempt`, `usage_sum` or `usage_total`, with what it binds.
final class UsageWhere {
    private final StringJoiner sql = new StringJoiner("\n  AND ");
    private final Map<String, Object> values = new LinkedHashMap<>();

    UsageWhere(UsageFilter filter) {
        sql.add("charged_day BETWEEN :from AND :to");
        values.put("from", filter.from());
        values.put("to", filter.to());
        if (!filter.demo()) {
            sql.add("demo = FALSE");
        }
        filter.only().forEach((dimension, wanted) -> sql.add(in(dimension, wanted)));
        for (Map<Dimension, Set<String>> word : filter.words()) {
            var either = new StringJoiner(" OR ", "(", ")").setEmptyValue("FALSE");
            word.forEach((dimension, wanted) -> either.add(in(dimension, wanted)));
            sql.add(either.toString());
        }
    }

    static String column(Dimension dimension) {
        return switch (dimension) {
            case DAY -> "charged_day";
            case PROVIDER -> "provider";
            case MODEL -> "provider || '/' || model";
            case TASK -> "task";
            case PROFILE -> "profile";
            case PURPOSE -> "purpose";
            case STATUS -> "cost_status";
        };
    }

    UsageWhere and(String condition) {
        sql.add(condition);
        return this;
    }

    UsageWhere and(String condition, String name, Object value) {
        values.put(name, value);
        return and(condition);
    }

    String sql() {
        return sql.toString();
    }

    Query bind(Query query) {
        values.forEach((name, value) -> query.bind(name, Columns.argument(value)));
        return query;
    }

    private String in(Dimension dimension, Set<String> wanted) {
        String name = "in" + values.size();
        values.put(
                name,
                dimension == Dimension.DAY
                        ? wanted.stream().map(LocalDate::parse).toArray()
                        : wanted.toArray());
        return "(" + column(dimension) + ") = ANY(:" + name + ")";
    }
}
