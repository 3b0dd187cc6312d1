package dev.patchbay.catalog;

import dev.patchbay.domain.Dialect;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The bundled `providers.json`, read once, on first use.
///
/// @param suggested  the model to begin with, by provider
/// @param notForChat parts of names that mark models of a provider's list as made for something else
record ProviderFile(
        List<Provider> providers,
        List<KnownEndpoint> endpoints,
        Map<ProviderId, String> suggested,
        List<String> notForChat) {

    static ProviderFile get() {
        return Holder.FILE;
    }

    private static final class Holder {
        static final ProviderFile FILE = read(Resources.json("providers.json"));
    }

    private static ProviderFile read(JsonNode file) {
        Map<ProviderId, String> suggested = new HashMap<>();
        for (JsonNode provider : file.path("providers")) {
            suggested.put(id(provider), provider.path("suggested").asString());
        }
        return new ProviderFile(
                file.path("providers").valueStream().map(ProviderFile::provider).toList(),
                file.path("endpoints").valueStream().map(ProviderFile::endpoint).toList(),
                Map.copyOf(suggested),
                Resources.strings(file.path("notForChat")));
    }

    private static Provider provider(JsonNode json) {
        Protocol protocol = protocol(json);
        return new Provider(
                id(json),
                json.path("name").asString(),
                Provider.Kind.valueOf(json.path("kind").asString()),
                URI.create(json.path("baseUrl").asString()),
                protocol,
                dialect(json.path("dialect"), protocol),
                Map.of(),
                Provider.KeyNeed.valueOf(json.path("keyNeed").asString()),
                page(json.path("keysPage")),
                page(json.path("usagePage")));
    }

    private static KnownEndpoint endpoint(JsonNode json) {
        Protocol protocol = protocol(json);
        return new KnownEndpoint(
                json.path("id").asString(),
                json.path("name").asString(),
                Resources.strings(json.path("hosts")),
                URI.create(json.path("baseUrl").asString()),
                protocol,
                dialect(json.path("dialect"), protocol),
                Provider.KeyNeed.valueOf(json.path("keyNeed").asString("REQUIRED")),
                json.path("free").asBoolean(false));
    }

    private static ProviderId id(JsonNode json) {
        return new ProviderId(json.path("id").asString());
    }

    private static Protocol protocol(JsonNode json) {
        return Protocol.valueOf(json.path("protocol").asString(Protocol.OPENAI.name()));
    }

    /// What the file leaves out is as in the protocol's usual dialect.
    private static Dialect dialect(JsonNode json, Protocol protocol) {
        Dialect usual = Dialect.of(protocol);
        return new Dialect(
                json.path("maxTokensField").asString(usual.maxTokensField()),
                json.path("streamOptions").asBoolean(usual.streamOptions()),
                json.path("outputIsTotalMinusPrompt").asBoolean(usual.outputIsTotalMinusPrompt()),
                json.path("thoughtTags").asBoolean(usual.thoughtTags()),
                Resources.strings(json.path("sentBack")),
                json.path("keyHeader").asString(usual.keyHeader()),
                json.path("keyPrefix").asString(usual.keyPrefix()),
                json.path("addedTokens").asInt(usual.addedTokens()),
                json.path("addedTokensForTools").asInt(usual.addedTokensForTools()));
    }

    private static @Nullable URI page(JsonNode json) {
        return json.isString() ? URI.create(json.asString()) : null;
    }
}
