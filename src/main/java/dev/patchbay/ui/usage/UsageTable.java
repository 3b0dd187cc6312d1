package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.ModelId;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The rows of the table, dearest first; days from the newest back. Real money and Demo's play money never come into
/// one row. Immutable.
///
/// @param lines  one for each group
/// @param totals the sums of those that were not left out: real money, and below it Demo's, if there is any
record UsageTable(Dimension by, List<UsageLine> lines, List<UsageLine> totals) {

    static UsageTable of(UsageData data, Colours colours) {
        Dimension by = data.query().rows();
        BigDecimal whole = sum(data, by, false).usd();
        List<UsageLine> lines = data.rows().stream()
                .map(group -> line(data, by, group, colours, whole))
                .sorted(order(by))
                .toList();
        return new UsageTable(by, lines, totals(data, by, lines, whole));
    }

    private static Comparator<UsageLine> order(Dimension by) {
        return by == Dimension.DAY
                ? Comparator.comparing(UsageLine::key).reversed()
                : Comparator.comparing((UsageLine line) -> line.sum().usd())
                        .reversed()
                        .thenComparing(UsageLine::name);
    }

    private static UsageLine line(UsageData data, Dimension by, UsageGroup group, Colours colours, BigDecimal whole) {
        String key = group.key();
        return new UsageLine(
                UsageLine.Kind.ROW,
                key,
                data.names().of(by, key),
                provider(data.names(), by, key),
                colours.of(by, key),
                group.demo(),
                state(data, by, key),
                group.sum(),
                whole);
    }

    private static String provider(UsageNames names, Dimension by, String key) {
        return switch (by) {
            case MODEL -> names.provider(ModelId.parse(key).provider());
            case PROVIDER -> names.provider(new ProviderId(key));
            default -> "";
        };
    }

    private static UsageLine.State state(UsageData data, Dimension by, String key) {
        if (!data.restricts(by)) {
            return UsageLine.State.PLAIN;
        }
        return data.chosen(by, key) ? UsageLine.State.CHOSEN : UsageLine.State.LEFT_OUT;
    }

    private static UsageSum sum(UsageData data, Dimension by, boolean demo) {
        return UsageSum.of(data.rows().stream()
                .filter(group -> group.demo() == demo)
                .filter(group -> state(data, by, group.key()) != UsageLine.State.LEFT_OUT)
                .toList());
    }

    private static List<UsageLine> totals(UsageData data, Dimension by, List<UsageLine> lines, BigDecimal whole) {
        var totals = new ArrayList<UsageLine>();
        long real = count(lines, false);
        long play = count(lines, true);
        if (real > 0 || play == 0 && !lines.isEmpty()) {
            String name = data.names().words().get("usage.total." + word(by), real);
            totals.add(total(name, false, sum(data, by, false), whole));
        }
        if (play > 0) {
            totals.add(total(data.names().words().get("usage.total.demo"), true, sum(data, by, true), whole));
        }
        return List.copyOf(totals);
    }

    private static UsageLine total(String name, boolean demo, UsageSum sum, BigDecimal whole) {
        return new UsageLine(UsageLine.Kind.TOTAL, "", name, "", 0, demo, UsageLine.State.PLAIN, sum, whole);
    }

    private static long count(List<UsageLine> lines, boolean demo) {
        return lines.stream()
                .filter(line -> line.demo() == demo && line.state() != UsageLine.State.LEFT_OUT)
                .count();
    }

    static String word(Dimension by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
