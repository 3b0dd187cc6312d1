package dev.patchbay.domain;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who answers: a built-in provider, the user's own endpoint, or Demo. Data only; never holds a key.
///
/// @param baseUrl   everything before `/chat/completions` or `/messages`, without a slash at its end
/// @param headers   extra headers sent with each request; never credentials
/// @param keysPage  where the user makes a key, or null
/// @param usagePage where the provider shows its own bill, or null
public record Provider(
        ProviderId id,
        String name,
        Kind kind,
        URI baseUrl,
        Protocol protocol,
        Dialect dialect,
        Map<String, String> headers,
        KeyNeed keyNeed,
        @Nullable URI keysPage,
        @Nullable URI usagePage) {

    public Provider {
        headers = Map.copyOf(headers);
    }

    /// Where a provider comes from.
    public enum Kind {
        BUILT_IN,
        ENDPOINT,
        DEMO
    }

    /// Whether requests can go out without a key.
    public enum KeyNeed {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    public boolean demo() {
        return kind == Kind.DEMO;
    }

    public boolean openAiCompatible() {
        return protocol == Protocol.OPENAI;
    }

    public Optional<URI> keysPageIfAny() {
        return Optional.ofNullable(keysPage);
    }

    public Optional<URI> usagePageIfAny() {
        return Optional.ofNullable(usagePage);
    }

    public Provider withBaseUrl(URI url) {
        return new Provider(id, name, kind, url, protocol, dialect, headers, keyNeed, keysPage, usagePage);
    }
}
