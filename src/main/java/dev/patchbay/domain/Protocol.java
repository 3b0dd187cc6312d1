package dev.patchbay.domain;

/// The API that a provider speaks; each has one client in `provider`.
public enum Protocol {
    /// `POST {base}/chat/completions`, as OpenAI and most others.
    OPENAI,
    /// `POST {base}/messages`, Anthropic's own.
    ANTHROPIC
}
