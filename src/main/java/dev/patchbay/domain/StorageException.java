package dev.patchbay.domain;

import java.util.Objects;

/// The database could not do what was asked. The message is a sentence for the user: the cause.
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public StorageException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// Never null: every one of these has its sentence.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    /// What is wrong with it.
    public enum Kind {
        /// Another Patchbay has it open.
        IN_USE,
        /// Damaged, or made by a newer version.
        UNREADABLE,
        /// No permission, read-only.
        NOT_WRITABLE,
        /// No space left.
        FULL,
        OTHER
    }
}
