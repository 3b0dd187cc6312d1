package dev.patchbay.settings;

import dev.patchbay.domain.ProxyChoice;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A [ProxyChoice] as it stands in a file: `{"use": "http", "host": "proxy.example.com", "port": 3128}`.
public final class ProxyJson {
    private static final String USE = "use";
    private static final String HOST = "host";
    private static final String PORT = "port";

    private ProxyJson() {}

    /// Puts `choice` into `parent`. What could not be read stays as it is, for who typed it to mend.
    public static void write(ProxyChoice choice, ObjectNode parent, String name) {
        switch (choice) {
            case ProxyChoice.Unreadable unreadable -> {}
            case ProxyChoice.Direct direct -> parent.putObject(name).put(USE, "none");
            case ProxyChoice.AsSystem asSystem -> parent.putObject(name).put(USE, "system");
            case ProxyChoice.Http(var host, var port) ->
                parent.putObject(name).put(USE, "http").put(HOST, host).put(PORT, port);
        }
    }

    /// @return empty if it is missing; [ProxyChoice.Unreadable] if it makes no sense, as after an edit by hand
    public static Optional<ProxyChoice> read(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (json.path(USE).asString("")) {
                    case "none" -> ProxyChoice.DIRECT;
                    case "system" -> ProxyChoice.AS_SYSTEM;
                    case "http" ->
                        http(json.path(HOST).asString(""), json.path(PORT).asInt(0));
                    default -> new ProxyChoice.Unreadable();
                });
    }

    private static ProxyChoice http(String host, int port) {
        try {
            return new ProxyChoice.Http(host, port);
        } catch (IllegalArgumentException e) {
            return new ProxyChoice.Unreadable(); // typed into the file by hand
        }
    }
}
