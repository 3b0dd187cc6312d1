package dev.patchbay.report;

/// A provider's bill could not be read. The message is a sentence for the user: what is wrong, and in which line.
public final class BadBillException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean columnsUnclear;

    private BadBillException(String message, boolean columnsUnclear) {
        super(message);
        this.columnsUnclear = columnsUnclear;
    }

    static BadBillException of(String message) {
        return new BadBillException(message, false);
    }

    static BadBillException columns(String message) {
        return new BadBillException(message, true);
    }

    /// Whether it can be read once the user has said which columns are meant.
    public boolean columnsUnclear() {
        return columnsUnclear;
    }
}
