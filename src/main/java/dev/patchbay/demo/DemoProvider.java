package dev.patchbay.demo;

import java.net.URI;

/// A loopback HTTP server that speaks the OpenAI wire format. It starts when it is first asked for its
/// address, listens on the loopback interface only, and knows the models of provider `demo`.
public final class DemoProvider implements AutoCloseable {

    /// Starts the server if it is not running.
    public URI baseUrl() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
