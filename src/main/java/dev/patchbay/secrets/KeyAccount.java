package dev.patchbay.secrets;

import dev.patchbay.domain.Provider;
import java.net.URI;

/// Under which name a key is kept. An endpoint's names its server too, so that a key is never found for a base
/// URL other than the one it was given for, wherever the change came from.
///
/// @param value `openai` for a built-in provider; `my-box@https://llm.example.com:443` for an endpoint
public record KeyAccount(String value) {

    public static KeyAccount of(Provider provider) {
        String id = provider.id().value();
        return new KeyAccount(provider.kind() == Provider.Kind.ENDPOINT ? id + "@" + server(provider.baseUrl()) : id);
    }

    private static String server(URI url) {
        int usual = url.getScheme().equals("https") ? 443 : 80;
        return url.getScheme() + "://" + url.getHost() + ":" + (url.getPort() < 0 ? usual : url.getPort());
    }

    @Override
    public String toString() {
        return value;
    }
}
