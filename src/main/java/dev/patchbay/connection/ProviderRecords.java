package dev.patchbay.connection;

import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.ProviderId;
import dev.patchbay.domain.ProxyChoice;
import dev.patchbay.settings.JsonFile;
import dev.patchbay.settings.ProxyJson;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `providers.json`: the user's endpoints and how the last checks went; never a key. Every call blocks on the
/// file; safe for use by several threads.
public final class ProviderRecords {
    private static final Logger LOG = System.getLogger(ProviderRecords.class.getName());
    private static final String ENDPOINTS = "endpoints";
    private static final String CHECKS = "checks";
    private static final String PROXIES = "proxies";

    private final JsonFile file;
    private volatile @Nullable Map<ProviderId, ProxyChoice> proxies;

    public ProviderRecords(JsonFile file) {
        this.file = file;
    }

    /// An endpoint as it is kept; how it speaks is looked up when it is loaded.
    record Endpoint(String name, URI baseUrl, Protocol protocol, Map<String, String> headers, boolean keyRequired) {}

    /// Everything that is in the file; entries that make no sense are left out.
    record Snapshot(Map<ProviderId, Endpoint> endpoints, Map<ProviderId, Check> checks) {}

    Snapshot read() {
        ObjectNode json = file.exists() ? file.read() : null;
        var endpoints = new LinkedHashMap<ProviderId, Endpoint>();
        var checks = new LinkedHashMap<ProviderId, Check>();
        var ways = new LinkedHashMap<ProviderId, ProxyChoice>();
        if (json != null) {
            json.path(ENDPOINTS)
                    .propertyStream()
                    .forEach(entry -> id(entry.getKey())
                            .ifPresent(id -> endpoint(entry.getValue()).ifPresent(found -> endpoints.put(id, found))));
            json.path(CHECKS)
                    .propertyStream()
                    .forEach(entry -> id(entry.getKey())
                            .ifPresent(id ->
                                    CheckJson.read(id, entry.getValue()).ifPresent(found -> checks.put(id, found))));
            json.path(PROXIES)
                    .propertyStream()
                    .forEach(entry -> id(entry.getKey())
                            .ifPresent(id -> ProxyJson.read(entry.getValue()).ifPresent(way -> ways.put(id, way))));
        }
        proxies = Map.copyOf(ways);
        return new Snapshot(endpoints, checks);
    }

    /// @throws dev.patchbay.domain.StorageException if the file cannot be written
    void putEndpoint(ProviderId id, Endpoint endpoint) {
        file.update(json -> {
            ObjectNode entry = json.withObject("/" + ENDPOINTS).putObject(id.value());
            entry.put("name", endpoint.name())
                    .put("baseUrl", endpoint.baseUrl().toString())
                    .put("protocol", endpoint.protocol().name())
                    .put("keyRequired", endpoint.keyRequired());
            ObjectNode headers = entry.putObject("headers");
            endpoint.headers().forEach(headers::put);
        });
    }

    void removeEndpoint(ProviderId id) {
        file.update(json -> {
            json.withObject("/" + ENDPOINTS).remove(id.value());
            json.withObject("/" + CHECKS).remove(id.value());
            json.withObject("/" + PROXIES).remove(id.value());
        });
    }

    /// The way that was chosen for `id` alone, as the file was last read: asked before each request.
    public Optional<ProxyChoice> proxy(ProviderId id) {
        Map<ProviderId, ProxyChoice> known = proxies;
        if (known == null) {
            read();
            known = Objects.requireNonNull(proxies, "set by read");
        }
        return Optional.ofNullable(known.get(id));
    }

    /// @param choice null for the way that all take
    void putProxy(ProviderId id, @Nullable ProxyChoice choice) {
        file.update(json -> {
            ObjectNode ways = json.withObject("/" + PROXIES);
            if (choice == null) {
                ways.remove(id.value());
            } else {
                ProxyJson.write(choice, ways, id.value());
            }
        });
        read();
    }

    /// @param check null to forget the last one
    void putCheck(ProviderId id, @Nullable Check check) {
        file.update(json -> {
            ObjectNode checks = json.withObject("/" + CHECKS);
            if (check == null) {
                checks.remove(id.value());
            } else {
                CheckJson.write(check, checks.putObject(id.value()));
            }
        });
    }

    Optional<String> problem() {
        return file.problem();
    }

    private static Optional<ProviderId> id(String text) {
        try {
            return Optional.of(new ProviderId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // typed into the file by hand
        }
    }

    private static Optional<Endpoint> endpoint(JsonNode json) {
        try {
            var headers = new LinkedHashMap<String, String>();
            json.path("headers")
                    .propertyStream()
                    .forEach(h -> headers.put(h.getKey(), h.getValue().asString("")));
            return Optional.of(new Endpoint(
                    json.path("name").asString(""),
                    BaseUrl.of(json.path("baseUrl").asString("")),
                    json.path("protocol").asString("").equalsIgnoreCase("anthropic")
                            ? Protocol.ANTHROPIC
                            : Protocol.OPENAI,
                    ExtraHeaders.checked(headers),
                    json.path("keyRequired").asBoolean(true)));
        } catch (InvalidEndpointException e) {
            LOG.log(Level.WARNING, "An endpoint in providers.json is left out: " + e.getMessage());
            return Optional.empty();
        }
    }
}
