package dev.patchbay.cli;

import dev.patchbay.domain.Budget;
import dev.patchbay.domain.BudgetState;
import dev.patchbay.domain.Scope;
import dev.patchbay.text.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Command(name = "caps", mixinStandardHelpOptions = true)
final class CapsCommand implements Callable<Integer> {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--set", paramLabel = "PERIOD=USD", descriptionKey = "cli.caps.set")
    private Map<Budget.Period, BigDecimal> set = Map.of();

    @Option(names = "--remove", paramLabel = "PERIOD", descriptionKey = "cli.caps.remove")
    private List<Budget.Period> remove = List.of();

    @ArgGroup
    private @Nullable Counted counted;

    @Option(names = "--json", descriptionKey = "cli.caps.json")
    private boolean json;

    CapsCommand(Screen screen) {
        this.screen = screen;
    }

    /// What a cap counts: everything, unless one of these is given.
    static final class Counted {
        @Option(names = "--provider", paramLabel = "ID", descriptionKey = "cli.caps.provider")
        private @Nullable String provider;

        @Option(names = "--task", paramLabel = "TASK", descriptionKey = "cli.caps.task")
        private @Nullable String task;

        @Option(names = "--profile", paramLabel = "ID", descriptionKey = "cli.caps.profile")
        private @Nullable String profile;
    }

    @Override
    public Integer call() {
        screen.core().connections().load();
        Scope scope = scope();
        set.values().forEach(this::check);
        set.forEach((period, usd) -> screen.core().budgets().set(new Budget(scope, period, usd)));
        remove.forEach(period -> screen.core().budgets().remove(scope, period));
        List<BudgetState> states = screen.core().budgets().states(false);
        if (json) {
            printJson(states);
        } else {
            printTable(states);
        }
        return ExitCode.OK;
    }

    private void check(BigDecimal usd) {
        if (usd.signum() < 0 || usd.compareTo(MOST) > 0) {
            throw wrong(screen.words().get("cli.caps.wrong", usd.toPlainString()));
        }
    }

    private Scope scope() {
        if (counted == null) {
            return Scope.EVERYTHING;
        }
        if (counted.provider != null) {
            return new Scope.OfProvider(
                    screen.core().providers().get(counted.provider).id());
        }
        return counted.task != null
                ? new Scope.OfTask(screen.task(counted.task, spec))
                : ofProfile(String.valueOf(counted.profile));
    }

    private Scope ofProfile(String id) {
        String known = screen.core().profiles().current().id();
        if (!known.equals(id)) {
            throw wrong(screen.words().get("cli.caps.unknownProfile", id, known));
        }
        return new Scope.OfProfile(id);
    }

    private void printTable(List<BudgetState> states) {
        if (states.isEmpty()) {
            screen.note("cli.caps.none");
            return;
        }
        var table = new Table("for", "per", "cap", "spent", "held", "left");
        for (BudgetState state : states) {
            table.row(
                    name(state.budget().scope()),
                    lower(state.budget().period()),
                    Figures.cap(state.budget().capUsd()),
                    Figures.answer(state.spent()),
                    Figures.answer(state.held()),
                    Figures.answer(state.left()));
        }
        table.print(screen.out());
        screen.note("cli.caps.zone", screen.core().budgets().zone().getId());
    }

    private String name(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> screen.words().get("scope.everything");
            case Scope.OfProfile(var id) -> screen.words().get("scope.profile", id);
            case Scope.OfProvider(var provider) -> screen.nameOf(provider);
            case Scope.OfTask(var task) ->
                screen.words().get("scope.task", screen.words().task(task));
        };
    }

    private void printJson(List<BudgetState> states) {
        var mapper = new JsonMapper();
        ArrayNode list = mapper.createArrayNode();
        for (BudgetState state : states) {
            list.addObject()
                    .put("scope", kind(state.budget().scope()))
                    .put("name", id(state.budget().scope()))
                    .put("period", lower(state.budget().period()))
                    .put("capUsd", state.budget().capUsd().toPlainString())
                    .put("spentUsd", state.spent().toPlainString())
                    .put("heldUsd", state.held().toPlainString())
                    .put("leftUsd", state.left().toPlainString())
                    .put("zone", screen.core().budgets().zone().getId());
        }
        screen.out().println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list));
    }

    private static String kind(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> "everything";
            case Scope.OfProfile _ -> "profile";
            case Scope.OfProvider _ -> "provider";
            case Scope.OfTask _ -> "task";
        };
    }

    private static String id(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> "";
            case Scope.OfProfile(var id) -> id;
            case Scope.OfProvider(var provider) -> provider.value();
            case Scope.OfTask(var task) -> task.id();
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
