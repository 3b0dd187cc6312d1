package dev.patchbay.connection;

/// An endpoint that cannot be used as typed; the message is a sentence for the user.
public final class InvalidEndpointException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    /// @param field `name`, `baseUrl` or `headers`
    public InvalidEndpointException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
