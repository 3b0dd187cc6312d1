package dev.patchbay.domain;

/// What went wrong at a provider. What is done about it stands in `routing.RetryPolicy`, the words in
/// `messages.properties` under `failure.<kind>`.
public enum FailureKind {
    /// 401, 403, or however the provider says that the key is bad.
    KEY_REJECTED(false),
    /// No credit or quota left (402, or a 429 that says so).
    QUOTA(false),
    RATE_LIMITED(false),
    /// 5xx and 529.
    SERVER(false),
    /// The host's name is not known.
    DNS(true),
    /// Nothing accepts connections there.
    CONNECT(true),
    TLS(true),
    /// The proxy in between did not let the request through; the provider never saw it.
    PROXY(true),
    TIMEOUT(true),
    /// The connection broke before the first token.
    NETWORK(true),
    UNKNOWN_MODEL(false),
    /// 404 without a word about a model: most likely a base URL with a typo.
    NOT_FOUND(false),
    CONTEXT_TOO_LONG(false),
    /// The provider's filter or the model itself declined.
    REFUSED(false),
    /// Any other 4xx.
    BAD_REQUEST(false),
    /// What came is not what the protocol says: no JSON, a web page, a redirect.
    BAD_REPLY(false),
    /// The stream ended half way; what came is kept.
    CUT(false),
    /// The provider reported an error in the middle of its answer.
    MID_STREAM(false),
    /// The answer has no text and no tool call.
    EMPTY(false),
    /// A limit of ours was exceeded: an endless line, a body of a gigabyte.
    TOO_LARGE(false);

    private final boolean unreachable;

    FailureKind(boolean unreachable) {
        this.unreachable = unreachable;
    }

    /// Whether the provider was never heard, so that its key was not judged. It may have been reached all the same:
    /// whether something is billed is for the ledger to say.
    public boolean unreachable() {
        return unreachable;
    }
}
