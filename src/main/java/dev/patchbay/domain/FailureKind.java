package dev.patchbay.domain;

/// What went wrong at a provider, and with it what may be done about it. The words stand in
/// `messages.properties` under `failure.<kind>`.
public enum FailureKind {
    /// 401, 403, or however the provider says that the key is bad.
    KEY_REJECTED(true, false),
    /// No credit or quota left (402, or a 429 that says so).
    QUOTA(true, false),
    RATE_LIMITED(true, false),
    /// 5xx and 529.
    SERVER(true, false),
    /// The host's name is not known.
    DNS(true, true),
    /// Nothing accepts connections there.
    CONNECT(true, true),
    TLS(true, true),
    TIMEOUT(true, true),
    /// The connection broke before the first token.
    NETWORK(true, true),
    UNKNOWN_MODEL(true, false),
    /// 404 without a word about a model: most likely a base URL with a typo.
    NOT_FOUND(true, false),
    CONTEXT_TOO_LONG(false, false),
    /// The provider's filter or the model itself declined.
    REFUSED(false, false),
    /// Any other 4xx.
    BAD_REQUEST(false, false),
    /// What came is not what the protocol says: no JSON, a web page, a redirect.
    BAD_REPLY(true, false),
    /// The stream ended half way; what came is kept.
    CUT(false, false),
    /// The provider reported an error in the middle of its answer.
    MID_STREAM(false, false),
    /// The answer has no text and no tool call.
    EMPTY(false, false),
    /// A limit of ours was exceeded: an endless line, a body of a gigabyte.
    TOO_LARGE(false, false);

    private final boolean fallback;
    private final boolean unreachable;

    FailureKind(boolean fallback, boolean unreachable) {
        this.fallback = fallback;
        this.unreachable = unreachable;
    }

    /// Whether another model may be asked instead, as long as no token was seen.
    public boolean fallback() {
        return fallback;
    }

    /// Whether the provider was never heard, so that its key was not judged. It may have been reached all the same:
    /// whether something is billed is for the ledger to say.
    public boolean unreachable() {
        return unreachable;
    }
}
