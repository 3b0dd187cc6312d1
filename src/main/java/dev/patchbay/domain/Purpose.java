package dev.patchbay.domain;

/// Why a request was made; everything but the user's own questions is overhead in reports.
public enum Purpose {
    CHAT,
    COMPARE,
    TITLE,
    KEY_CHECK,
    /// The same model asked again after a failure.
    RETRY,
    GATEWAY;

    public boolean overhead() {
        return this == TITLE || this == KEY_CHECK || this == RETRY;
    }
}
