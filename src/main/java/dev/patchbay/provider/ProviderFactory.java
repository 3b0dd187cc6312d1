package dev.patchbay.provider;

import dev.patchbay.domain.Provider;

/// Gives each provider its [ChatClient]. Safe for use by several threads; connections are shared and reused.
public final class ProviderFactory implements AutoCloseable {

    public ChatClient client(Provider provider) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
