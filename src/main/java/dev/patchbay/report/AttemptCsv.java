package dev.patchbay.report;

import dev.patchbay.domain.CostStatus;
import dev.patchbay.domain.Purpose;
import dev.patchbay.store.AttemptCells;
import dev.patchbay.store.AttemptScan;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The columns of `docs/usage-csv.md` for single attempts. A change of their meaning or order is a new [#SCHEMA]; new
/// columns are added at the end. Used by one thread at a time.
final class AttemptCsv implements AttemptScan.Format {
    static final String SCHEMA = "patchbay-usage-1";

    private static final Set<String> OVERHEAD = Stream.of(Purpose.values())
            .filter(Purpose::overhead)
            .map(Enum::name)
            .collect(Collectors.toSet());
    private static final List<Column> COLUMNS = columns();
    private static final List<String> SOURCES = COLUMNS.stream()
            .flatMap(column -> column.sources().stream())
            .distinct()
            .toList();
    private static final int[][] PLACES = COLUMNS.stream()
            .map(column -> column.sources().stream().mapToInt(SOURCES::indexOf).toArray())
            .toArray(int[][]::new);

    private final CsvBytes out;

    /// @param sources the columns of the ledger that it is made from
    private record Column(String name, List<String> sources, Cell cell) {}

    @FunctionalInterface
    private interface Cell {
        /// @param at the numbers of its sources
        void write(AttemptCells row, int[] at, CsvBytes out);
    }

    AttemptCsv(ZoneId zone) {
        out = new CsvBytes(zone);
    }

    static List<String> header() {
        return COLUMNS.stream().map(Column::name).toList();
    }

    /// What of the ledger is read.
    static List<String> sources() {
        return SOURCES;
    }

    @Override
    public AttemptScan.Chunk chunk(AttemptCells attempts) {
        int count = 0;
        while (attempts.next()) {
            count++;
            for (int column = 0; column < PLACES.length; column++) {
                COLUMNS.get(column).cell().write(attempts, PLACES[column], out);
            }
            out.endRow();
        }
        return new AttemptScan.Chunk(out.take(), count);
    }

    private static List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column("schema", List.of(), (_, _, out) -> out.text(SCHEMA)));
        addRequest(columns);
        addUsage(columns);
        addMoney(columns);
        addEnd(columns);
        addLater(columns);
        return List.copyOf(columns);
    }

    private static void addRequest(List<Column> columns) {
        columns.add(of("time", "sent_at", (row, at, out) -> out.time(Objects.requireNonNull(row.time(at[0])))));
        columns.add(of("day", "charged_day", (row, at, out) -> out.day(row.day(at[0]))));
        columns.add(of("demo", "demo", (row, at, out) -> out.flag(row.flag(at[0]))));
        columns.add(text("profile", "profile"));
        columns.add(text("task", "task"));
        columns.add(word("purpose", "purpose"));
        columns.add(text("provider", "provider"));
        columns.add(text("model", "model"));
        columns.add(text("served_model", "served"));
    }

    private static void addUsage(List<Column> columns) {
        Stream.of(
                        "input_tokens",
                        "cached_input_tokens",
                        "cache_write_5m_tokens",
                        "cache_write_1h_tokens",
                        "output_tokens",
                        "reasoning_tokens")
                .forEach(name -> columns.add(number(name, name)));
    }

    private static void addMoney(List<Column> columns) {
        columns.add(new Column("exact_usd", List.of("cost_usd", "cost_status"), (row, at, out) -> {
            if (isEstimated(row, at[1])) {
                out.empty();
            } else {
                out.decimal(row.decimal(at[0]));
            }
        }));
        columns.add(new Column("estimated_usd", List.of("cost_usd", "cost_status"), (row, at, out) -> {
            if (isEstimated(row, at[1])) {
                out.decimal(row.decimal(at[0]));
            } else {
                out.empty();
            }
        }));
        columns.add(word("cost_status", "cost_status"));
        columns.add(of("reserved_usd", "reserved_usd", (row, at, out) -> out.decimal(row.decimal(at[0]))));
        columns.add(text("price", "price_id"));
        Stream.of("input", "cached_input", "cache_write_5m", "cache_write_1h", "output")
                .map(bucket -> bucket + "_usd_per_mtok")
                .forEach(name -> columns.add(of(name, name, (row, at, out) -> out.rate(row.decimal(at[0])))));
    }

    private static void addEnd(List<Column> columns) {
        columns.add(word("state", "state"));
        columns.add(word("failure", "failure"));
        columns.add(of("http_status", "http_status", (row, at, out) -> {
            long status = row.number(at[0]);
            if (status == 0) {
                out.empty();
            } else {
                out.number(status);
            }
        }));
        columns.add(number("first_token_ms", "first_token_ms"));
        columns.add(number("duration_ms", "duration_ms"));
        columns.add(word("reason", "reason"));
        columns.add(number("position", "place"));
        columns.add(id("attempt", "id"));
        columns.add(id("fallback_of", "fallback_of"));
        columns.add(id("request", "request_id"));
        columns.add(id("conversation", "conversation_id"));
        columns.add(
                of("provider_request_id", "provider_request_id", (row, at, out) -> out.uniqueText(row.text(at[0]))));
    }

    /// Came after the first version of the format.
    private static void addLater(List<Column> columns) {
        columns.add(of("overhead", "purpose", (row, at, out) -> out.flag(OVERHEAD.contains(row.text(at[0])))));
        columns.add(of("computed_usd", "computed_usd", (row, at, out) -> out.decimal(row.decimal(at[0]))));
        columns.add(of("over_cap", "over_cap", (row, at, out) -> out.flag(row.flag(at[0]))));
        columns.add(word("finish", "finish"));
        columns.add(new Column("over_hold", List.of("cost_usd", "reserved_usd"), (row, at, out) -> {
            BigDecimal cost = row.decimal(at[0]);
            BigDecimal held = row.decimal(at[1]);
            out.flag(cost != null && held != null && cost.compareTo(held) > 0);
        }));
    }

    private static Column of(String name, String source, Cell cell) {
        return new Column(name, List.of(source), cell);
    }

    private static Column text(String name, String source) {
        return of(name, source, (row, at, out) -> out.text(row.text(at[0])));
    }

    private static Column word(String name, String source) {
        return of(name, source, (row, at, out) -> out.word(row.text(at[0])));
    }

    private static Column id(String name, String source) {
        return of(name, source, (row, at, out) -> out.id(row.id(at[0])));
    }

    private static Column number(String name, String source) {
        return of(name, source, (row, at, out) -> {
            long number = row.number(at[0]);
            if (number == 0 && row.unknown()) {
                out.empty();
            } else {
                out.number(number);
            }
        });
    }

    private static boolean isEstimated(AttemptCells row, int status) {
        return CostStatus.ESTIMATED.name().equals(row.text(status));
    }
}
