package dev.patchbay.cli;

import dev.patchbay.domain.Dimension;
import dev.patchbay.domain.UsageFilter;
import dev.patchbay.domain.UsageGroup;
import dev.patchbay.domain.UsageSum;
import dev.patchbay.report.Reports;
import dev.patchbay.text.Figures;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
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
        LocalDate last = to != null ? to : LocalDate.now(reports.zone());
        LocalDate first = from != null ? from : last.withDayOfMonth(1);
        if (first.isAfter(last)) {
            throw new ParameterException(spec.commandLine(), screen.words().get("cli.usage.backwards"));
        }
        var filter = new UsageFilter(first, last, demo);
        return csv == null ? print(reports, filter) : export(reports, filter, csv);
    }

    private int export(Reports reports, UsageFilter filter, Path file) {
        try {
            long rows = reports.exportCsv(filter, file);
            screen.note("cli.usage.exported", rows, file.toString());
            return ExitCode.OK;
        } catch (UncheckedIOException e) {
            screen.note("cli.usage.notWritten", String.valueOf(e.getMessage()));
            return ExitCode.STORAGE;
        }
    }

    private int print(Reports reports, UsageFilter filter) {
        List<UsageGroup> models = reports.by(Dimension.MODEL, filter);
        if (models.isEmpty()) {
            screen.note(
                    "cli.usage.nothing", filter.from().toString(), filter.to().toString());
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
