package dev.patchbay.catalog;

/// One entry of a price file that cannot be used. The message says why, and goes on after the entry's name.
final class InvalidEntryException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidEntryException(String message) {
        super(message);
    }
}
