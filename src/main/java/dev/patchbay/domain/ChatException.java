package dev.patchbay.domain;

import org.jspecify.annotations.Nullable;

/// A call that did not end well. Its text holds no key and no content.
public final class ChatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ChatFailure failure;
    private final transient @Nullable ChatResult partial;

    public ChatException(ChatFailure failure) {
        this(failure, null);
    }

    public ChatException(ChatFailure failure, @Nullable ChatResult partial) {
        super(
                failure instanceof ChatFailure.Provider p
                        ? p.kind() + " " + p.status()
                        : failure.getClass().getSimpleName());
        this.failure = failure;
        this.partial = partial;
    }

    public ChatFailure failure() {
        return failure;
    }

    /// What had arrived before it failed (text, usage so far), or null if nothing had.
    public @Nullable ChatResult partial() {
        return partial;
    }
}
