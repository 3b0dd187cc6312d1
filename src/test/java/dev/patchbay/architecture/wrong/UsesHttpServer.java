package dev.patchbay.architecture.wrong;

import com.sun.net.httpserver.HttpServer;

/// Exists to be found by `ArchitectureTest`.
@Breaks("HTTP server in demo")
public record UsesHttpServer(HttpServer forbidden) {}
