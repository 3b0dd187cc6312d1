package dev.patchbay.cli;

import dev.patchbay.connection.Connections;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.SecretException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", mixinStandardHelpOptions = true)
final class KeyRemoveCommand implements Callable<Integer> {
    private final Screen screen;

    @Parameters(paramLabel = "PROVIDER", descriptionKey = "cli.key.provider")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String id;

    KeyRemoveCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Connections connections = screen.core().connections();
        connections.load();
        Provider provider = screen.core().providers().get(id);
        try {
            connections.remove(provider.id());
            screen.say("cli.key.removed", provider.name(), connections.storeName());
            return ExitCode.OK;
        } catch (SecretException e) {
            screen.err().println(e.getMessage());
            return ExitCode.STORAGE;
        }
    }
}
