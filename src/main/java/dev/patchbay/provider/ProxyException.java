package dev.patchbay.provider;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The way leads through a proxy, and the proxy does not let the call through: the provider never saw it.
final class ProxyException extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
