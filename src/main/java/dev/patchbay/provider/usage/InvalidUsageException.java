package dev.patchbay.provider.usage;

/// A count that cannot be true. The message names it.
final class InvalidUsageException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidUsageException(String message) {
        super(message);
    }
}
