package dev.patchbay.ui.router;

/// Something typed that cannot be used; the message is the key of its words.
final class InvalidInputException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String words) {
        super(words);
    }
}
