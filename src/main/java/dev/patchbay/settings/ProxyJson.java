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

    /// Fills an empty object.
    public static void write(ProxyChoice choice, ObjectNode json) {
        switch (choice) {
            case ProxyChoice.Direct direct -> json.put(USE, "none");
            case ProxyChoice.AsSystem asSystem -> json.put(USE, "system");
            case ProxyChoice.Http(var host, var port) ->
                json.put(USE, "http").put(HOST, host).put(PORT, port);
        }
    }

    /// @return empty if it is missing or makes no sense, as after an edit by hand
    public static Optional<ProxyChoice> read(JsonNode json) {
        return switch (json.path(USE).asString("")) {
            case "none" -> Optional.of(ProxyChoice.DIRECT);
            case "system" -> Optional.of(ProxyChoice.AS_SYSTEM);
            case "http" -> http(json.path(HOST).asString(""), json.path(PORT).asInt(0));
            default -> Optional.empty();
        };
    }

    private static Optional<ProxyChoice> http(String host, int port) {
        try {
            return Optional.of(new ProxyChoice.Http(host, port));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // typed into the file by hand
        }
    }
}
