package dev.patchbay.connection;

import dev.patchbay.domain.Protocol;
import java.util.Map;

/// What the user typed about an endpoint of their own; nothing is checked yet.
///
/// @param keyRequired false for a server that takes requests without a key
public record EndpointDraft(
        String name, String baseUrl, Protocol protocol, Map<String, String> headers, boolean keyRequired) {}
