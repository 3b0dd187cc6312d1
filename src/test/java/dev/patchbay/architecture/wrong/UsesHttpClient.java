package dev.patchbay.architecture.wrong;

import java.net.http.HttpClient;

/// Exists to be found by `ArchitectureTest`.
@Breaks("HTTP client in provider")
public record UsesHttpClient(HttpClient forbidden) {}
