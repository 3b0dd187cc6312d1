package dev.patchbay.cli;

import dev.patchbay.connection.Connections;
import dev.patchbay.domain.ApiKey;
import dev.patchbay.domain.Cancellation;
import dev.patchbay.domain.ChatException;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.SecretException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes the key from a hidden prompt or standard input, never from an argument: those stand in the shell's
/// history and in the list of processes.
@Command(name = "set", mixinStandardHelpOptions = true)
final class KeySetCommand implements Callable<Integer> {
    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "PROVIDER", descriptionKey = "cli.key.provider")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String id;

    @Option(names = "--no-check", descriptionKey = "cli.key.noCheck")
    private boolean unchecked;

    KeySetCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Connections connections = screen.core().connections();
        connections.load();
        Provider provider = screen.core().providers().get(id);
        if (provider.keyNeed() == Provider.KeyNeed.NONE) {
            screen.note("cli.key.notNeeded", provider.name());
            return ExitCode.USAGE;
        }
        if (!connections.storePersistent()) {
            screen.note("cli.key.notKept");
            screen.err().println(connections.storeReason());
            return ExitCode.STORAGE;
        }
        try (ApiKey key = read(provider)) {
            return save(connections, provider, key);
        }
    }

    private int save(Connections connections, Provider provider, ApiKey key) {
        List<String> models = List.of();
        try {
            if (!unchecked) {
                screen.note("cli.key.checking", connections.checkUrl(provider).getHost());
                models = connections.verify(provider.id(), key, new Cancellation());
            }
            connections.save(provider.id(), key, models);
            screen.say("cli.key.saved", connections.storeName());
            return ExitCode.OK;
        } catch (ChatException e) {
            int code = screen.failed(e.failure());
            screen.note("cli.key.notSaved");
            return code;
        } catch (SecretException e) {
            screen.err().println(e.getMessage());
            return ExitCode.STORAGE;
        }
    }

    private ApiKey read(Provider provider) throws IOException {
        char[] typed = screen.hidden() != null
                ? screen.hidden().apply(screen.words().get("cli.key.prompt", provider.name()) + " ")
                : firstLine();
        if (typed == null) {
            throw new ParameterException(spec.commandLine(), screen.words().get("cli.key.none"));
        }
        try {
            return ApiKey.of(CharBuffer.wrap(typed));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ".");
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private char[] firstLine() throws IOException {
        String line = new BufferedReader(new InputStreamReader(screen.in(), StandardCharsets.UTF_8)).readLine();
        return line == null ? new char[0] : line.toCharArray();
    }
}
