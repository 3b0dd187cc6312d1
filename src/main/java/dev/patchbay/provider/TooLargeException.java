package dev.patchbay.provider;

import java.io.IOException;
import java.util.Locale;

/// What came exceeds a limit of ours.
public final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    public TooLargeException(String what, long limit) {
        this(what, limit, "bytes");
    }

    public TooLargeException(String what, long limit, String unit) {
        super(String.format(Locale.ROOT, "%s of more than %,d %s", what, limit, unit));
    }
}
