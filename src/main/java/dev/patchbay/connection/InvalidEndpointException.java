package dev.patchbay.connection;

import java.util.Objects;

/// An endpoint that cannot be used as typed; the message is a sentence for the user.
public final class InvalidEndpointException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    /// @param field `name`, `baseUrl` or `headers`
    public InvalidEndpointException(String field, String message) {
        super(message);
        this.field = field;
    }

    /// Never null: every one of these has its sentence.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public String field() {
        return field;
    }
}
