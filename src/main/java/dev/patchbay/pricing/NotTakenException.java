package dev.patchbay.pricing;

/// Why an entry of a price map is not taken. The message goes on after its name.
final class NotTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final PriceChange.Kind kind;

    private NotTakenException(PriceChange.Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /// It is none of our business.
    static NotTakenException leftOut(String message) {
        return new NotTakenException(PriceChange.Kind.LEFT_OUT, message);
    }

    /// It cannot be true.
    static NotTakenException refused(String message) {
        return new NotTakenException(PriceChange.Kind.REFUSED, message);
    }

    PriceChange.Kind kind() {
        return kind;
    }
}
