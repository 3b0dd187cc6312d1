package dev.patchbay.cli;

import dev.patchbay.connection.Connections;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.SecretException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", mixinStandardHelpOptions = true)
final class EndpointRemoveCommand implements Callable<Integer> {
    private final Screen screen;

    @Parameters(paramLabel = "ENDPOINT", descriptionKey = "cli.endpoint.id")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String id;

    EndpointRemoveCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Connections connections = screen.core().connections();
        connections.load();
        Provider provider = screen.core().providers().get(id);
        if (provider.kind() != Provider.Kind.ENDPOINT) {
            screen.note("cli.endpoint.builtIn", provider.name());
            return ExitCode.USAGE;
        }
        try {
            connections.delete(provider.id());
            screen.say("cli.endpoint.removed", provider.name());
            return ExitCode.OK;
        } catch (SecretException e) {
            screen.err().println(e.getMessage());
            return ExitCode.STORAGE;
        }
    }
}
