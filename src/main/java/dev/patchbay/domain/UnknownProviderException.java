package dev.patchbay.domain;

/// A name that no provider in the catalogue has; the message is fit to be shown.
public final class UnknownProviderException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnknownProviderException(String name) {
        super("Unknown provider: " + name);
    }
}
