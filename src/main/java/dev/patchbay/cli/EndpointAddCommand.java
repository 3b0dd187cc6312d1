package dev.patchbay.cli;

import dev.patchbay.connection.Connections;
import dev.patchbay.connection.EndpointDraft;
import dev.patchbay.connection.InvalidEndpointException;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "add", mixinStandardHelpOptions = true)
final class EndpointAddCommand implements Callable<Integer> {
    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.endpoint.name")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--base-url", paramLabel = "URL", required = true, descriptionKey = "cli.endpoint.baseUrl")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String baseUrl;

    @Option(names = "--protocol", paramLabel = "openai|anthropic", descriptionKey = "cli.endpoint.protocol")
    private Protocol protocol = Protocol.OPENAI;

    @Option(names = "--header", paramLabel = "NAME:VALUE", descriptionKey = "cli.endpoint.header")
    private List<String> headers = List.of();

    @Option(names = "--no-key", descriptionKey = "cli.endpoint.noKey")
    private boolean noKey;

    EndpointAddCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Connections connections = screen.core().connections();
        var draft = new EndpointDraft(name, baseUrl, protocol, headers(), !noKey);
        try {
            Provider added = connections.add(draft);
            screen.say("cli.endpoint.added", added.name(), added.id().value());
            screen.say("cli.endpoint.url", connections.requestUrl(draft).toString());
            connections.unencrypted(draft).ifPresent(host -> screen.note("endpoint.unencrypted", host));
            if (!noKey) {
                screen.note("cli.endpoint.key", added.id().value());
            }
            return ExitCode.OK;
        } catch (InvalidEndpointException e) {
            throw wrong(screen.words().get(e.key(), e.arguments()));
        }
    }

    private Map<String, String> headers() {
        var map = new LinkedHashMap<String, String>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw wrong(screen.words().get("cli.endpoint.headerForm"));
            }
            map.put(header.substring(0, colon), header.substring(colon + 1));
        }
        return map;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
