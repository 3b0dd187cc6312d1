package dev.patchbay.domain;

/// Why a model stopped, in OpenAI's words; the provider's own word is kept beside it.
public enum FinishReason {
    STOP,
    /// The output cap was reached.
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER,
    REFUSAL,
    /// Anything a later API may say.
    OTHER
}
