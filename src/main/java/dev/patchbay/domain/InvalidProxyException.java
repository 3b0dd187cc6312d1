package dev.patchbay.domain;

/// What was typed is no proxy that Patchbay can use; the message is for the user.
public final class InvalidProxyException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidProxyException(String message) {
        super(message);
    }
}
