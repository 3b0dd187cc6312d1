package dev.patchbay.domain;

/// The keychain refused (locked, cancelled, gone). The message says what happened, never the key.
public final class SecretException extends Exception {
    private static final long serialVersionUID = 1L;

    public SecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
