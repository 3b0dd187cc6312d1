package dev.patchbay.cli;

import dev.patchbay.connection.Connection;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.SecretException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

@Command(name = "providers", mixinStandardHelpOptions = true)
final class ProvidersCommand implements Callable<Integer> {
    private final Screen screen;

    @Option(names = "--json", descriptionKey = "cli.providers.json")
    private boolean json;

    @Option(names = "--refresh", descriptionKey = "cli.providers.refresh")
    private boolean refresh;

    ProvidersCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        List<Connection> all =
                refresh ? refreshed() : screen.core().connections().all();
        if (json) {
            printJson(all);
        } else {
            printTable(all);
        }
        screen.core().connections().problem().ifPresent(screen.err()::println);
        return ExitCode.OK;
    }

    /// Asks every provider that can be asked for its models anew.
    private List<Connection> refreshed() {
        var connections = screen.core().connections();
        return connections.all().stream()
                .map(each ->
                        each.keyStored() || each.provider().keyNeed() != Provider.KeyNeed.REQUIRED ? check(each) : each)
                .toList();
    }

    private Connection check(Connection known) {
        try {
            Connection now = screen.core().connections().check(known.provider().id(), new Cancellation());
            if (now.problem() != null) {
                screen.problem(screen.problemOf(now.problem()));
            } else if (!now.provider().demo()) {
                screen.note("cli.providers.models", now.provider().name(), Math.max(0, now.models()));
            }
            return now;
        } catch (SecretException e) {
            screen.err().println(e.getMessage());
            return known;
        }
    }

    private void printTable(List<Connection> all) {
        var table = new Table("id", "name", "state", "api");
        for (Connection connection : all) {
            table.row(
                    connection.provider().id().value(),
                    connection.provider().name(),
                    screen.words().get("cli.state." + lower(connection.state())),
                    screen.words().get(connection.provider().openAiCompatible() ? "cli.api.openai" : "cli.api.native"));
        }
        table.print(screen.out());
        if (!screen.core().connections().storePersistent()) {
            screen.err().println(screen.core().connections().storeReason());
        }
    }

    private void printJson(List<Connection> all) {
        var mapper = new JsonMapper();
        ArrayNode list = mapper.createArrayNode();
        for (Connection connection : all) {
            list.addObject()
                    .put("id", connection.provider().id().value())
                    .put("name", connection.provider().name())
                    .put("configured", connection.state() != Connection.State.NOT_CONFIGURED)
                    .put("state", lower(connection.state()))
                    .put("openAiCompatible", connection.provider().openAiCompatible())
                    .put("baseUrl", connection.provider().baseUrl().toString())
                    .put("keyStored", connection.keyStored())
                    .put("models", connection.models() < 0 ? null : Integer.valueOf(connection.models()));
        }
        screen.out().println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
