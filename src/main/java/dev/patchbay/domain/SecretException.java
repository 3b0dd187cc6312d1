package dev.patchbay.domain;

import java.util.Objects;

/// The keychain refused (locked, cancelled, gone). The message says what happened, never the key.
public final class SecretException extends Exception {
    private static final long serialVersionUID = 1L;

    public SecretException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Never null: every one of these has its sentence.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
