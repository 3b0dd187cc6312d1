package dev.patchbay.ui.usage;

import dev.patchbay.domain.ProviderId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Cells put together for reading: rows of the table, days and series of the chart. Real money and Demo's play
/// money never come into one row. Immutable.
record UsageTable(List<UsageLine> lines, List<Series> series, List<Day> days) {
    private static final int COLOURS = 5;

    /// One colour of the chart: a provider, or in the last colour all those that found no other.
    ///
    /// @param colour from 1, dearest first
    record Series(int colour, String name, BigDecimal usd) {}

    /// One day of the chart; `usd` by colour.
    ///
    /// @param unpriced attempts whose price nobody knows: they are in no bar
    record Day(LocalDate date, Map<Integer, BigDecimal> usd, long unpriced) {
        BigDecimal total() {
            return usd.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private record Group(String key, boolean demo) {}

    /// @param filter what the user typed; "" for everything
    static UsageTable of(UsageData data, Grouping grouping, boolean demo, String filter) {
        UsageNames names = data.names();
        List<UsageCell> cells = data.cells().stream()
                .filter(cell -> demo || !cell.demo())
                .filter(cell -> names.matches(cell, filter))
                .toList();
        Map<ProviderId, Integer> colours = colours(data.cells(), demo);
        return new UsageTable(
                lines(cells, grouping, names, colours), series(cells, names, colours), days(cells, data, colours));
    }

    private static List<UsageLine> lines(
            List<UsageCell> cells, Grouping grouping, UsageNames names, Map<ProviderId, Integer> colours) {
        var groups = new LinkedHashMap<Group, List<UsageCell>>();
        for (UsageCell cell : cells) {
            groups.computeIfAbsent(new Group(key(cell, grouping), cell.demo()), ignored -> new ArrayList<>())
                    .add(cell);
        }
        UsageSum real = UsageSum.of(cells.stream().filter(cell -> !cell.demo()).toList());
        var lines = new ArrayList<UsageLine>();
        groups.forEach((group, of) -> lines.add(line(group, of, grouping, names, colours, real.usd())));
        Comparator<UsageLine> order = grouping == Grouping.DAY
                ? Comparator.comparing(UsageLine::key)
                : Comparator.comparing((UsageLine line) -> line.sum().usd()).reversed();
        lines.sort(order.thenComparing(UsageLine::name));
        return List.copyOf(lines);
    }

    private static UsageLine line(
            Group group,
            List<UsageCell> cells,
            Grouping grouping,
            UsageNames names,
            Map<ProviderId, Integer> colours,
            BigDecimal whole) {
        UsageCell first = cells.getFirst();
        ProviderId provider = first.model().provider();
        boolean one = grouping == Grouping.MODEL || grouping == Grouping.PROVIDER;
        String name = switch (grouping) {
            case DAY -> UsageNames.day(first.day());
            case PROVIDER -> names.provider(provider);
            case MODEL -> names.model(first.model());
            case TASK -> names.task(first.task());
        };
        return new UsageLine(
                UsageLine.Kind.ROW,
                grouping == Grouping.DAY ? group.key() : name,
                name,
                one ? names.provider(provider) : "",
                one ? colours.getOrDefault(provider, 0) : 0,
                group.demo(),
                UsageSum.of(cells),
                whole);
    }

    private static String key(UsageCell cell, Grouping grouping) {
        return switch (grouping) {
            case DAY -> cell.day().toString();
            case PROVIDER -> cell.model().provider().value();
            case MODEL -> cell.model().toString();
            case TASK -> cell.task().id();
        };
    }

    /// Colours are given before filtering, so that a provider keeps its own while the user types.
    private static Map<ProviderId, Integer> colours(List<UsageCell> cells, boolean demo) {
        Map<ProviderId, BigDecimal> usd = cells.stream()
                .filter(cell -> demo || !cell.demo())
                .collect(Collectors.groupingBy(
                        cell -> cell.model().provider(),
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, UsageCell::usd, BigDecimal::add)));
        var colours = new LinkedHashMap<ProviderId, Integer>();
        usd.entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .sorted(Map.Entry.<ProviderId, BigDecimal>comparingByValue().reversed())
                .forEach(entry -> colours.put(entry.getKey(), Math.min(COLOURS, colours.size() + 1)));
        return colours;
    }

    private static List<Series> series(List<UsageCell> cells, UsageNames names, Map<ProviderId, Integer> colours) {
        var series = new ArrayList<Series>();
        for (int colour = 1; colour <= COLOURS; colour++) {
            int wanted = colour;
            List<UsageCell> of = cells.stream()
                    .filter(cell -> colours.getOrDefault(cell.model().provider(), 0) == wanted)
                    .toList();
            String name = of.stream()
                    .map(cell -> names.provider(cell.model().provider()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!of.isEmpty()) {
                series.add(new Series(colour, name, UsageSum.of(of).usd()));
            }
        }
        return List.copyOf(series);
    }

    private static List<Day> days(List<UsageCell> cells, UsageData data, Map<ProviderId, Integer> colours) {
        var byDay = new LinkedHashMap<LocalDate, Map<Integer, BigDecimal>>();
        Map<LocalDate, Long> unpriced = cells.stream()
                .collect(Collectors.groupingBy(UsageCell::day, Collectors.summingLong(UsageCell::unpriced)));
        for (LocalDate day = data.range().from(); !day.isAfter(data.range().to()); day = day.plusDays(1)) {
            byDay.put(day, new TreeMap<>());
        }
        for (UsageCell cell : cells) {
            Map<Integer, BigDecimal> day = byDay.get(cell.day());
            Integer colour = colours.get(cell.model().provider());
            if (day != null && colour != null) {
                day.merge(colour, cell.usd(), BigDecimal::add);
            }
        }
        return byDay.entrySet().stream()
                .map(entry -> new Day(
                        entry.getKey(), Map.copyOf(entry.getValue()), unpriced.getOrDefault(entry.getKey(), 0L)))
                .toList();
    }

    /// The rows' sums: real money, and below it Demo's, if there is any.
    List<UsageLine> totals(String real, String play) {
        var totals = new ArrayList<UsageLine>();
        BigDecimal whole = lines.stream()
                .filter(line -> !line.demo())
                .map(line -> line.sum().usd())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<UsageLine> demo = lines.stream().filter(UsageLine::demo).toList();
        List<UsageLine> paid = lines.stream().filter(line -> !line.demo()).toList();
        if (!paid.isEmpty() || demo.isEmpty()) {
            totals.add(new UsageLine(UsageLine.Kind.TOTAL, "", real, "", 0, false, sum(paid), whole));
        }
        if (!demo.isEmpty()) {
            totals.add(new UsageLine(UsageLine.Kind.TOTAL, "", play, "", 0, true, sum(demo), whole));
        }
        return totals;
    }

    private static UsageSum sum(List<UsageLine> lines) {
        UsageSum sum = UsageSum.NOTHING;
        for (UsageLine line : lines) {
            sum = sum.plus(line.sum());
        }
        return sum;
    }
}
