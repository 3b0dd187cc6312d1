package dev.patchbay.ui.usage;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The chart: a bar for each day of the range, in parts. Immutable.
record UsageChart(List<Series> series, List<Day> days) {

    /// One colour.
    ///
    /// @param keys what it stands for: several for "others"
    record Series(int colour, List<String> keys, String name, BigDecimal usd) {}

    /// One day.
    ///
    /// @param parts by colour
    /// @param sum   of the whole day
    record Day(LocalDate date, Map<Integer, UsageSum> parts, UsageSum sum, boolean chosen) {}

    static UsageChart of(UsageData data, Colours colours) {
        var parts = new HashMap<LocalDate, Map<Integer, UsageSum>>();
        var sums = new HashMap<LocalDate, UsageSum>();
        var usd = new TreeMap<Integer, BigDecimal>();
        for (UsageGroup group : data.bars()) {
            LocalDate date = LocalDate.parse(group.key());
            int colour = colours.of(data.query().stack(), group.keys().get(1));
            sums.merge(date, group.sum(), UsageSum::plus);
            if (colour > 0) {
                parts.computeIfAbsent(date, _ -> new TreeMap<>()).merge(colour, group.sum(), UsageSum::plus);
                if (counted(data, date)) {
                    usd.merge(colour, group.sum().usd(), BigDecimal::add);
                }
            }
        }
        List<Day> days = data.range()
                .from()
                .datesUntil(data.range().to().plusDays(1))
                .map(date -> new Day(
                        date,
                        parts.getOrDefault(date, Map.of()),
                        sums.getOrDefault(date, UsageSum.NOTHING),
                        data.chosen(Dimension.DAY, date.toString())))
                .toList();
        return new UsageChart(series(data, colours, usd), days);
    }

    private static boolean counted(UsageData data, LocalDate date) {
        return !data.restricts(Dimension.DAY) || data.chosen(Dimension.DAY, date.toString());
    }

    private static List<Series> series(UsageData data, Colours colours, Map<Integer, BigDecimal> usd) {
        var series = new ArrayList<Series>();
        usd.forEach((colour, sum) -> {
            List<String> keys = colours.keys().get(colour - 1);
            String name = keys.size() == 1
                    ? data.names().of(data.query().stack(), keys.getFirst())
                    : data.names().words().get("usage.others", keys.size());
            series.add(new Series(colour, keys, name, sum));
        });
        return List.copyOf(series);
    }
}
