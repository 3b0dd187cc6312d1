package dev.patchbay.cli;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.report.ReportKind;
import dev.patchbay.report.Reports;
import dev.patchbay.text.Figures;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "usage", mixinStandardHelpOptions = true)
final class UsageCommand implements Callable<Integer> {
    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--csv", paramLabel = "FILE", descriptionKey = "cli.usage.csv")
    private @Nullable Path csv;

    @Option(names = "--report", paramLabel = "KIND", descriptionKey = "cli.usage.report")
    private @Nullable ReportKind report;

    @Option(names = "--month", paramLabel = "MONTH", descriptionKey = "cli.usage.month")
    private @Nullable YearMonth month;

    @Option(names = "--from", paramLabel = "DAY", descriptionKey = "cli.usage.from")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", descriptionKey = "cli.usage.to")
    private @Nullable LocalDate to;

    @Option(names = "--demo", descriptionKey = "cli.usage.demo")
    private boolean demo;

    UsageCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Reports reports = screen.core().reports();
        UsageFilter filter = filter(LocalDate.now(reports.zone()));
        if (csv == null && report == null) {
            return print(reports, filter);
        }
        ReportKind kind = report != null ? report : ReportKind.ATTEMPTS;
        if (kind == ReportKind.STATEMENT && !YearMonth.from(filter.from()).equals(YearMonth.from(filter.to()))) {
            throw wrong("cli.usage.statementOfAMonth");
        }
        if (kind == ReportKind.STATEMENT && demo) {
            throw wrong("cli.usage.statementOfMoney");
        }
        return new UsageExport(screen).write(kind, filter, csv);
    }

    private UsageFilter filter(LocalDate today) {
        if (month != null) {
            if (from != null || to != null) {
                throw wrong("cli.usage.monthOrDays");
            }
            return new UsageFilter(month.atDay(1), month.atEndOfMonth(), demo);
        }
        LocalDate last = to != null ? to : today;
        LocalDate first = from != null ? from : last.withDayOfMonth(1);
        if (first.isAfter(last)) {
            throw wrong("cli.usage.backwards");
        }
        return new UsageFilter(first, last, demo);
    }

    private ParameterException wrong(String key) {
        return new ParameterException(spec.commandLine(), screen.words().get(key));
    }

    private int print(Reports reports, UsageFilter filter) {
        List<UsageGroup> models = reports.by(Dimension.MODEL, filter);
        if (models.isEmpty()) {
            screen.note(
                    filter.demo() ? "cli.usage.nothing" : "cli.usage.nothingReal",
                    filter.from().toString(),
                    filter.to().toString());
            return ExitCode.OK;
        }
        var table = new Table("model", "calls", "tokens in", "cached", "tokens out", "cost");
        models.forEach(row -> table.row(cells(row.key(), row.sum())));
        table.row(cells(screen.words().get("cli.usage.total"), reports.total(filter)));
        table.print(screen.out());
        return ExitCode.OK;
    }

    private String[] cells(String name, UsageSum row) {
        String cost = (row.estimatedUsd().signum() == 0 ? "" : "~") + Figures.answer(row.usd());
        return new String[] {
            name,
            Figures.count(row.attempts()),
            Figures.count(row.input()),
            Figures.count(row.cachedInput()),
            Figures.count(row.output()),
            row.unpriced() == 0 ? cost : screen.words().get("cli.usage.unpriced", cost, row.unpriced())
        };
    }
}
