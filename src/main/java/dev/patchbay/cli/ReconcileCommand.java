package dev.patchbay.cli;

import dev.patchbay.domain.ProviderId;
import dev.patchbay.report.BadBillException;
import dev.patchbay.report.Bill;
import dev.patchbay.report.Bills;
import dev.patchbay.report.Reconciliation;
import dev.patchbay.text.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "reconcile", mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.reconcile.file")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--provider", paramLabel = "PROVIDER", descriptionKey = "cli.reconcile.provider")
    private @Nullable String provider;

    @Option(names = "--date", paramLabel = "COLUMN", descriptionKey = "cli.reconcile.date")
    private @Nullable String date;

    @Option(names = "--cost", paramLabel = "COLUMN", descriptionKey = "cli.reconcile.cost")
    private @Nullable String cost;

    @Option(names = "--csv", descriptionKey = "cli.reconcile.csv")
    private boolean csv;

    @Option(names = "--json", descriptionKey = "cli.reconcile.json")
    private boolean json;

    ReconcileCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        if ((date == null) != (cost == null)) {
            throw wrong("cli.reconcile.bothColumns");
        }
        Bills bills = screen.core().bills();
        try {
            Bill bill = bills.read(file, date, cost);
            Reconciliation comparison = bills.compare(bill, provider(bill));
            print(bills, comparison);
            return ExitCode.OK;
        } catch (BadBillException e) {
            screen.err().println(e.getMessage());
            if (e.columnsUnclear()) {
                screen.note("cli.reconcile.chooseColumns");
            }
            return ExitCode.STORAGE;
        }
    }

    private ProviderId provider(Bill bill) {
        if (provider != null) {
            screen.core().connections().load();
            return screen.core().providers().get(provider).id();
        }
        if (bill.provider().isEmpty()) {
            throw wrong("cli.reconcile.whichProvider");
        }
        return new ProviderId(bill.provider());
    }

    private void print(Bills bills, Reconciliation comparison) {
        if (json) {
            screen.out().println(JSON.writeValueAsString(json(comparison)));
        } else if (csv) {
            try {
                bills.write(comparison, screen.out());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            table(comparison);
        }
    }

    private void table(Reconciliation comparison) {
        String offset = comparison.offset().getId().equals("Z")
                ? ""
                : comparison.offset().getId();
        screen.note(
                "reconcile.days",
                screen.nameOf(comparison.provider()),
                "UTC" + offset,
                comparison.zone().getId());
        var table = new Table("day", "provider says", "ledger: exact", "estimated", "difference");
        comparison.days().forEach(day -> table.row(cells(day.day().toString(), day)));
        table.row(cells(screen.words().get("cli.usage.total"), comparison.total()));
        table.print(screen.out());
        long unpriced = comparison.total().ledger().unpriced();
        if (unpriced > 0) {
            screen.note("reconcile.unpriced", unpriced);
        }
    }

    private static String[] cells(String name, Reconciliation.Day day) {
        return new String[] {
            name,
            Figures.exact(day.billedUsd()),
            Figures.exact(day.ledger().exactUsd()),
            Figures.exact(day.ledger().estimatedUsd()),
            Figures.exact(day.differenceUsd())
        };
    }

    /// Money as texts: a JSON reader may make a binary fraction of a number.
    private static ObjectNode json(Reconciliation comparison) {
        ObjectNode root = JSON.createObjectNode();
        root.put("provider", comparison.provider().value());
        root.put("daysBeginAt", "00:00" + comparison.offset().getId());
        root.put("ledgerZone", comparison.zone().getId());
        List<Reconciliation.Day> days = comparison.days();
        var list = root.putArray("days");
        days.forEach(day -> put(list.addObject().put("day", day.day().toString()), day));
        put(root.putObject("total"), comparison.total());
        return root;
    }

    private static void put(ObjectNode node, Reconciliation.Day day) {
        node.put("providerUsd", day.billedUsd().toPlainString());
        node.put("exactUsd", day.ledger().exactUsd().toPlainString());
        node.put("estimatedUsd", day.ledger().estimatedUsd().toPlainString());
        node.put("unpricedAttempts", day.ledger().unpriced());
        node.put("differenceUsd", day.differenceUsd().toPlainString());
    }

    private ParameterException wrong(String key) {
        return new ParameterException(spec.commandLine(), screen.words().get(key));
    }
}
