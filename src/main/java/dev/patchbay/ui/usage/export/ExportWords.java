package dev.patchbay.ui.usage.export;

import dev.patchbay.domain.UsageFilter;
import dev.patchbay.report.ReportKind;
import dev.patchbay.text.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What an export holds, in words.
record ExportWords(Words words) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    String name(ReportKind kind) {
        return words.get("usage.report." + kind.id());
    }

    /// Days, filters and Demo: "1 Oct 2026 to 31 Oct 2026, only provider openai, Demo left out".
    String about(ReportKind kind, UsageFilter filter) {
        List<String> parts = new ArrayList<>();
        boolean statement = kind == ReportKind.STATEMENT;
        parts.add(statement ? MONTH.format(YearMonth.from(filter.from())) : days(filter.from(), filter.to()));
        filter.only().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(only -> parts.add(words.get(
                        "usage.export.only",
                        words.get(
                                "usage.export.dimension." + only.getKey().name().toLowerCase(Locale.ROOT)),
                        String.join(", ", only.getValue().stream().sorted().toList()))));
        if (!filter.words().isEmpty()) {
            parts.add(words.get("usage.export.filtered"));
        }
        parts.add(words.get(statement || !filter.demo() ? "usage.export.withoutDemo" : "usage.export.withDemo"));
        return String.join(" · ", parts);
    }

    String fileName(ReportKind kind, UsageFilter filter) {
        String days = kind == ReportKind.STATEMENT
                ? YearMonth.from(filter.from()).toString()
                : filter.from() + "-to-" + filter.to();
        return "patchbay-" + (kind == ReportKind.ATTEMPTS ? "usage" : kind.id()) + "-" + days + ".csv";
    }

    private String days(LocalDate from, LocalDate to) {
        return from.equals(to) ? DAY.format(from) : words.get("usage.export.days", DAY.format(from), DAY.format(to));
    }
}
