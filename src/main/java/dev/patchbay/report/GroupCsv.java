package dev.patchbay.report;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.Purpose;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.store.UsageQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Sums as CSV, one row for each group; real money, Demo's and overhead are never in one row. The columns of
/// `docs/usage-csv.md`.
final class GroupCsv {
    /// What every sum says, after what it is a sum of.
    static final List<String> SUMS = List.of(
            "attempts",
            "input_tokens",
            "cached_input_tokens",
            "output_tokens",
            "exact_usd",
            "estimated_usd",
            "estimated_attempts",
            "unpriced_attempts");

    private GroupCsv() {}

    static ReportRows of(ReportKind kind, UsageQueries queries, UsageFilter filter) {
        List<String> about = List.of(
                kind.schema(),
                queries.zone().getId(),
                filter.from().toString(),
                filter.to().toString());
        var groups = new LinkedHashMap<Group, UsageSum>();
        for (UsageGroup group : queries.groups(filter, withPurpose(kind.groups()))) {
            groups.merge(Group.of(group), group.sum(), UsageSum::plus);
        }
        List<List<String>> rows = groups.entrySet().stream()
                .map(entry -> row(about, entry.getKey(), entry.getValue()))
                .toList();
        return new ReportRows.Listed(header(kind), rows);
    }

    static List<String> header(ReportKind kind) {
        return Stream.of(
                        List.of("schema", "zone", "from", "to"),
                        kind.groups().stream()
                                .map(dimension -> dimension.name().toLowerCase(Locale.ROOT))
                                .toList(),
                        List.of("demo", "overhead"),
                        SUMS)
                .flatMap(List::stream)
                .toList();
    }

    static List<String> sums(UsageSum sum) {
        return List.of(
                Long.toString(sum.attempts()),
                Long.toString(sum.input()),
                Long.toString(sum.cachedInput()),
                Long.toString(sum.output()),
                Csv.plain(sum.exactUsd()),
                Csv.plain(sum.estimatedUsd()),
                Long.toString(sum.estimated()),
                Long.toString(sum.unpriced()));
    }

    private static List<String> row(List<String> about, Group group, UsageSum sum) {
        return Stream.of(
                        about,
                        group.keys().stream().map(Csv::harmless).toList(),
                        List.of(Boolean.toString(group.demo()), Boolean.toString(group.overhead())),
                        sums(sum))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Dimension> withPurpose(List<Dimension> dimensions) {
        var all = new ArrayList<>(dimensions);
        all.add(Dimension.PURPOSE);
        return all;
    }

    private record Group(List<String> keys, boolean demo, boolean overhead) {

        static Group of(UsageGroup group) {
            List<String> keys = group.keys();
            int purpose = keys.size() - 1;
            return new Group(
                    keys.subList(0, purpose),
                    group.demo(),
                    Purpose.valueOf(keys.get(purpose)).overhead());
        }
    }
}
