package dev.patchbay.catalog;

import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// A service that users add as an endpoint and of which the catalogue knows how it speaks.
///
/// @param id       its name in `models.json`, under which its prices stand
/// @param hosts    `host`, `host:port` or `*.domain`; a base URL with such a host is this service
/// @param baseUrl  what to suggest when the user picks it
/// @param free     whether its models run on the user's own machine and cost nothing
public record KnownEndpoint(
        String id,
        String name,
        List<String> hosts,
        URI baseUrl,
        Protocol protocol,
        Dialect dialect,
        Provider.KeyNeed keyNeed,
        boolean free) {

    public KnownEndpoint {
        hosts = List.copyOf(hosts);
    }

    /// Whether `url` leads to this service.
    public boolean serves(URI url) {
        if (url.getHost() == null) {
            return false;
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(pattern -> matches(pattern, host, url.getPort()));
    }

    private static boolean matches(String pattern, String host, int port) {
        if (pattern.startsWith("*.")) {
            return host.endsWith(pattern.substring(1));
        }
        return pattern.equals(host) || pattern.equals(host + ":" + port);
    }
}
