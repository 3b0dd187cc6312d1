package dev.patchbay.domain;

/// Where an attempt is in its life.
public enum AttemptState {
    /// Money is held, nothing was sent.
    RESERVED,
    /// The request is about to leave or has left.
    SENT,
    /// The first token has come.
    STREAMING,
    SUCCEEDED,
    FAILED_BEFORE_TOKENS,
    FAILED_MID_STREAM,
    CANCELLED,
    /// The program ended while it was under way; found and settled at the next start.
    INTERRUPTED,
    /// Nothing was ever sent.
    RELEASED;

    /// Whether the row will never change again.
    public boolean settled() {
        return compareTo(STREAMING) > 0;
    }
}
