package dev.patchbay.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Reads the address of a proxy as a person types it.
final class TypedProxy {
    private TypedProxy() {}

    static ProxyChoice.Http read(String text) throws InvalidProxyException {
        String typed = text.strip();
        URI url = url(typed);
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.startsWith("socks")) {
            throw new InvalidProxyException("Patchbay cannot use SOCKS proxies. Give the address of an HTTP proxy.");
        }
        if (!scheme.equals("http")) {
            throw new InvalidProxyException("Patchbay speaks plain HTTP with a proxy, not " + scheme
                    + ". Write HOST:PORT, for example proxy.example.com:3128.");
        }
        if (url.getUserInfo() != null) {
            throw new InvalidProxyException("A proxy with a user name and password cannot be used yet, and a password"
                    + " does not belong into a settings file. Leave out what stands before the @.");
        }
        boolean more = !(url.getPath().isEmpty() || url.getPath().equals("/")) || url.getQuery() != null;
        if (url.getHost() == null || url.getPort() < 1 || url.getPort() > 65_535 || more) {
            throw new InvalidProxyException(unclear(typed));
        }
        return new ProxyChoice.Http(url.getHost().replaceAll("[\\[\\]]", ""), url.getPort());
    }

    private static URI url(String typed) throws InvalidProxyException {
        try {
            return new URI(typed.contains("://") ? typed : "http://" + typed);
        } catch (URISyntaxException e) {
            throw new InvalidProxyException(unclear(typed));
        }
    }

    private static String unclear(String typed) {
        return "\"" + typed + "\" is not the address of a proxy. Write HOST:PORT, for example proxy.example.com:3128.";
    }
}
