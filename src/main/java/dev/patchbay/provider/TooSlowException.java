package dev.patchbay.provider;

import java.net.SocketTimeoutException;

/// A provider did not keep within our [Limits]; the message says what was waited for and how long.
final class TooSlowException extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    TooSlowException(String message) {
        super(message);
    }
}
