package dev.patchbay.connection;

import java.util.List;

/// An endpoint that cannot be used as typed. The sentence for the user stands in `messages.properties`.
public final class InvalidEndpointException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final String key;
    private final String[] arguments;

    /// @param field     `name`, `baseUrl` or `headers`
    /// @param what      what is wrong, as the words call it after `endpoint.wrong.`
    /// @param arguments of the sentence; never a credential
    InvalidEndpointException(String field, String what, String... arguments) {
        super(what + " " + List.of(arguments));
        this.field = field;
        this.key = "endpoint.wrong." + what;
        this.arguments = arguments.clone();
    }

    public String field() {
        return field;
    }

    /// Of the sentence that says what is wrong and what to do.
    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
