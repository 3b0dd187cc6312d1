package dev.patchbay.connection;

import dev.patchbay.domain.LocalNetwork;
import dev.patchbay.domain.Protocol;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Stream;

/// Makes a base URL of what someone typed or pasted, or says what is wrong with it.
final class BaseUrl {
    private BaseUrl() {}

    static URI of(String typed) throws InvalidEndpointException {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw wrong("empty");
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            throw wrong("space");
        }
        if (!text.contains("://")) {
            throw wrong("noScheme", guess(text));
        }
        try {
            return checked(new URI(text));
        } catch (URISyntaxException e) {
            throw wrong("noAddress", e.getReason());
        }
    }

    private static URI checked(URI url) throws InvalidEndpointException, URISyntaxException {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong("scheme", scheme);
        }
        if (url.getRawUserInfo() != null) {
            throw wrong("userInfo");
        }
        if (url.getHost() == null) {
            throw wrong("noHost");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrong("query");
        }
        if (url.getPort() > 65_535) {
            throw wrong("port", Integer.toString(url.getPort()));
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return new URI(scheme, null, host, url.getPort(), withoutCall(url.getPath()), null, null);
    }

    /// The address of a call, copied from a provider's page, for the base URL it begins with.
    private static String withoutCall(String path) {
        String base = withoutSlash(path);
        return Stream.of("/chat/completions", "/completions", "/messages", "/models")
                .filter(base::endsWith)
                .findFirst()
                .map(call -> withoutSlash(base.substring(0, base.length() - call.length())))
                .orElse(base);
    }

    private static String withoutSlash(String path) {
        return path.replaceAll("/+$", "");
    }

    private static String guess(String text) {
        String address = text.replaceFirst("^[A-Za-z]+:/+", ""); // a scheme with a slip of the finger
        String host = address.startsWith("[") ? address.replaceFirst("].*", "]") : address.split("[/:]", 2)[0];
        return (LocalNetwork.contains(host) ? "http://" : "https://") + address;
    }

    /// Whether a key given to one may go to the other.
    static boolean sameServer(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equals(other.getHost())
                && one.getPort() == other.getPort();
    }

    static URI call(URI base, Protocol protocol) {
        return URI.create(base + (protocol == Protocol.ANTHROPIC ? "/messages" : "/chat/completions"));
    }

    private static InvalidEndpointException wrong(String what, String... arguments) {
        return new InvalidEndpointException("baseUrl", "url." + what, arguments);
    }
}
