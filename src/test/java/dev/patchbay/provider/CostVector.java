package dev.patchbay.provider;

import dev.patchbay.catalog.KnownEndpoint;
import dev.patchbay.catalog.ProviderCatalog;
import dev.patchbay.domain.Protocol;
import dev.patchbay.domain.Provider;
import dev.patchbay.domain.ProviderId;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One worked example of a file of the form `cost-vectors/1`: a provider's usage as it comes over the wire, when it was
/// sent, and what it must cost.
record CostVector(JsonNode json) {

    static List<CostVector> read(Path file) throws IOException {
        return Objects.requireNonNull(Json.parse(Files.readString(file)), "not JSON: " + file)
                .path("vectors")
                .valueStream()
                .map(CostVector::new)
                .toList();
    }

    String text(String name) {
        return json.path(name).asString("");
    }

    Instant sent() {
        return OffsetDateTime.parse(text("priced_at")).toInstant();
    }

    JsonNode usage() {
        return json.path("usage");
    }

    boolean flagged(String flag) {
        return json.path("flags").valueStream().anyMatch(each -> each.asString().equals(flag));
    }

    /// Whether the stream broke off, so that the reported numbers are the least that was used.
    boolean cut() {
        return json.hasNonNull("stream_state") && !text("stream_state").startsWith("complete");
    }

    /// Exact; null where the vector expects none or leaves it open.
    @Nullable
    BigDecimal usd(String name) {
        JsonNode usd = json.path(name);
        return usd.isMissingNode() || usd.isNull() ? null : new BigDecimal(usd.asString());
    }

    /// The provider under whose name the catalogue lists the prices: built in, or an endpoint at the host of that
    /// service. A service on one's own machine is free because of its host, of which a vector says nothing.
    Provider provider(ProviderCatalog providers) {
        var id = new ProviderId(text("provider"));
        return providers.find(id).orElseGet(() -> {
            URI url = providers.knownEndpoints().stream()
                    .filter(known -> known.id().equals(id.value()) && !known.free())
                    .findFirst()
                    .map(KnownEndpoint::baseUrl)
                    .orElse(URI.create("https://custom.example.com/v1"));
            Provider endpoint = new Provider(
                    id,
                    id.value(),
                    Provider.Kind.ENDPOINT,
                    url,
                    Protocol.OPENAI,
                    providers.dialectFor(url, Protocol.OPENAI),
                    Map.of(),
                    Provider.KeyNeed.OPTIONAL,
                    null,
                    null);
            providers.setEndpoints(List.of(endpoint));
            return endpoint;
        });
    }

    @Override
    public String toString() {
        return text("id") + " " + text("category") + ", " + text("provider") + "/" + text("model") + ": " + text("why");
    }
}
