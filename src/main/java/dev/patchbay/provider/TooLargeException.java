package dev.patchbay.provider;

import java.io.IOException;

/// A line or a body exceeds a limit of ours.
public final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    public TooLargeException(String what, long limit) {
        super(what + " of more than " + limit + " bytes");
    }
}
